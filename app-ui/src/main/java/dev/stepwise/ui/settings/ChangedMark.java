package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import dev.stepwise.ui.component.Icon;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A field that says what its value was before it was changed, and takes it back. */
final class ChangedMark<V> extends Composite<Div> {

    private final HasValue<?, V> field;
    private final SerializableFunction<V, String> wording;
    private final Span mark = new Span();
    private final Span was = new Span();
    private final NativeButton undo = new NativeButton();
    private @Nullable V before;

    /** @param wording how a value reads in "was …" */
    <C extends Component & HasValue<?, V>> ChangedMark(C field, SerializableFunction<V, String> wording) {
        this.field = field;
        this.wording = wording;
        before = field.getValue();
        undo.addClassNames("button", "tertiary", "small", "icon-only");
        undo.add(Icon.UNDO.create());
        undo.addClickListener(_ -> undo());
        mark.addClassName("changed");
        mark.add(was, undo);
        getContent().addClassName("setting");
        getContent().add(field, mark);
        field.addValueChangeListener(_ -> refresh());
        refresh();
    }

    /** The field's value is the one to go back to, if the one before is not among those that can be chosen any more. */
    void settleUnlessAmong(Collection<V> choices) {
        if (before != null && !choices.contains(before)) {
            before = field.getValue();
        }
        refresh();
    }

    void undo() {
        field.setValue(before);
    }

    boolean isChanged() {
        return !Objects.equals(before, field.getValue());
    }

    private void refresh() {
        boolean changed = isChanged();
        mark.setVisible(changed);
        getContent().setClassName("is-changed", changed);
        if (changed) {
            var text = before == null ? getTranslation("settings.any") : wording.apply(before);
            was.setText(getTranslation("settings.was", text));
            undo.setAriaLabel(getTranslation("settings.back", text));
        }
    }
}
