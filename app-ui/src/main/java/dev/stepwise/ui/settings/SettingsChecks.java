package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.textfield.AbstractNumberField;
import com.vaadin.flow.data.binder.ValueContext;
import dev.stepwise.settings.NumberSetting;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Has number fields say their range when the value is outside of it. */
final class SettingsChecks implements Serializable {

    private interface Check extends Serializable {
        void run();
    }

    private final List<AbstractNumberField<?, ?>> fields = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    /** The first is not above the second; the second says so. */
    void atMost(AbstractNumberField<?, ?> least, AbstractNumberField<?, ?> most) {
        Check order = () -> {
            if (!least.isInvalid()
                    && !most.isInvalid()
                    && least.getValue().doubleValue() > most.getValue().doubleValue()) {
                most.setErrorMessage(most.getTranslation("settings.order", least.getValue()));
                most.setInvalid(true);
            }
        };
        checks.add(order);
        least.addValueChangeListener(_ -> pass());
        most.addValueChangeListener(_ -> pass());
    }

    /** Whether all enabled fields hold what they may; those that do not say why. */
    boolean pass() {
        checks.forEach(Check::run);
        return firstInvalid().isEmpty();
    }

    Optional<Focusable<?>> firstInvalid() {
        return fields.stream()
                .filter(AbstractNumberField::isInvalid)
                .<Focusable<?>>map(field -> field)
                .findFirst();
    }

    /** The field, watched from now on. */
    <N extends Number, F extends AbstractNumberField<F, N>> F watch(F field, NumberSetting setting) {
        // The field's own checks would take back what the check of two fields says.
        field.setManualValidation(true);
        Check check = () -> {
            N value = field.getValue();
            boolean readable = !field.getDefaultValidator()
                    .apply(value, new ValueContext(field, field))
                    .isError();
            boolean good = value == null ? readable && setting.isOptional() : setting.allows(value.doubleValue());
            field.setErrorMessage(field.getTranslation(
                    "settings.range", field.getLabel(), plain(setting.least()), plain(setting.most())));
            field.setInvalid(field.isEnabled() && !good);
        };
        fields.add(field);
        checks.add(check);
        field.addValueChangeListener(_ -> check.run());
        field.addValidationStatusChangeListener(_ -> check.run());
        return field;
    }

    /** A number as a person writes it: 0, 0.7, 2147483647. */
    static String plain(double value) {
        return Objects.requireNonNull(BigDecimal.valueOf(value).stripTrailingZeros())
                .toPlainString();
    }
}
