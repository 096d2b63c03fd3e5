package dev.stepwise.ui.audit;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import dev.stepwise.account.AuditAct;
import dev.stepwise.account.audit.AuditFilter;
import dev.stepwise.ui.component.DayField;
import dev.stepwise.ui.component.Times;
import java.util.Optional;

/** Which acts are shown: of whom, of which kind, between which days. */
final class AuditFields extends Div {

    private static final int LONGEST_NAME = 200;

    private final TextField name = new TextField();
    private final ComboBox<AuditAct> act = new ComboBox<>();
    private final DayField from = new DayField();
    private final DayField until = new DayField();

    AuditFields(SerializableRunnable changed) {
        addClassName("audit-fields");
        name.setLabel(getTranslation("audit.filter.name"));
        name.setMaxLength(LONGEST_NAME);
        name.setClearButtonVisible(true);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(_ -> changed.run());
        act.setLabel(getTranslation("audit.filter.act"));
        act.setItems(AuditAct.values());
        act.setItemLabelGenerator(one -> getTranslation(AuditTable.key(one)));
        act.setClearButtonVisible(true);
        act.addValueChangeListener(_ -> changed.run());
        from.setLabel(getTranslation("audit.filter.from"));
        until.setLabel(getTranslation("audit.filter.until"));
        for (var day : new DayField[] {from, until}) {
            day.setClearButtonVisible(true);
            day.addValueChangeListener(_ -> changed.run());
        }
        add(name, act, from, until);
    }

    AuditFilter filter(Times times) {
        return new AuditFilter(
                name.getValue(),
                Optional.ofNullable(act.getValue()),
                // the day before ends when this one begins
                Optional.ofNullable(from.getValue()).map(day -> times.endOf(day.minusDays(1))),
                Optional.ofNullable(until.getValue()).map(times::endOf));
    }
}
