package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.function.SerializableFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** All fields of a form that say what was changed. */
final class ChangedMarks implements Serializable {

    private final List<ChangedMark<?>> marks = new ArrayList<>();

    /** The field with its mark. */
    <V, C extends Component & HasValue<?, V>> Component mark(C field, SerializableFunction<V, String> wording) {
        field.addClassName("full-width");
        var mark = new ChangedMark<>(field, wording);
        add(mark);
        return mark;
    }

    void add(ChangedMark<?> mark) {
        marks.add(mark);
    }

    int changes() {
        return (int) marks.stream().filter(ChangedMark::isChanged).count();
    }

    void undo() {
        marks.forEach(ChangedMark::undo);
    }
}
