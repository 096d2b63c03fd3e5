package dev.stepwise.ui.settings;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.textfield.AbstractNumberField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.ReasoningSettings;
import java.io.Serializable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** A field for each setting that is a number. */
final class NumberFields implements Serializable {

    /** A number field of either kind, as a double. */
    private interface Field extends Serializable {

        AbstractNumberField<?, ?> field();

        void set(double value);

        OptionalDouble value();
    }

    private record Whole(IntegerField field) implements Field {
        @Override
        public void set(double value) {
            field.setValue((int) value);
        }

        @Override
        public OptionalDouble value() {
            return field.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(field.getValue());
        }
    }

    private record Decimal(NumberField field) implements Field {
        @Override
        public void set(double value) {
            field.setValue(value);
        }

        @Override
        public OptionalDouble value() {
            return field.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(field.getValue());
        }
    }

    private final Map<NumberSetting, Field> fields = new EnumMap<>(NumberSetting.class);
    private final SettingsChecks checks = new SettingsChecks();

    NumberFields() {
        for (var setting : NumberSetting.values()) {
            fields.put(setting, setting.isWhole() ? whole(setting) : decimal(setting));
            describe(of(setting), setting);
        }
        checks.atMost(of(NumberSetting.MIN_STEPS), of(NumberSetting.MAX_STEPS));
    }

    private Field whole(NumberSetting setting) {
        return new Whole(checks.watch(new IntegerField(), setting));
    }

    private Field decimal(NumberSetting setting) {
        var field = checks.watch(new NumberField(), setting);
        // a tenth of a wide range, a hundredth of a narrow one
        field.setStep(setting.most() > 1 ? 0.1 : 0.01);
        return new Decimal(field);
    }

    private static void describe(AbstractNumberField<?, ?> field, NumberSetting setting) {
        field.setLabel(field.getTranslation("settings." + setting.wordingKey()));
        if (setting.isOptional()) {
            field.setPlaceholder(
                    field.getTranslation(setting == NumberSetting.SEED ? "settings.any" : "settings.left-open"));
        }
        if (setting == NumberSetting.TEMPERATURE) {
            field.setHelperText(field.getTranslation("settings.temperature.helper"));
        }
    }

    AbstractNumberField<?, ?> of(NumberSetting setting) {
        return at(setting).field();
    }

    Collection<? extends HasValue<?, ?>> all() {
        return fields.values().stream().map(Field::field).toList();
    }

    void fill(ReasoningSettings settings) {
        fields.forEach((setting, field) -> reset(setting, settings));
    }

    /** The settings with what the fields hold, while all hold what they may. */
    ReasoningSettings.Builder into(ReasoningSettings.Builder settings) {
        fields.forEach((setting, field) -> settings.set(setting, field.value()));
        return settings;
    }

    /** Whether they hold these settings' numbers; where they leave one open it may be any. */
    boolean hold(ReasoningSettings settings) {
        return fields.entrySet().stream().allMatch(entry -> {
            var wanted = entry.getKey().valueIn(settings);
            return wanted.isEmpty() || wanted.equals(entry.getValue().value());
        });
    }

    /** Those that make no difference cannot be changed; what cannot be seen to be wrong must not be: it is put back. */
    void enableWhatCounts(ReasoningSettings settings, ReasoningSettings initial) {
        var idle = fields.keySet().stream()
                .filter(setting -> !setting.countsIn(settings))
                .toList();
        if (idle.stream().anyMatch(setting -> of(setting).isInvalid())) {
            // all of them, for one may be wrong beside another alone
            idle.forEach(setting -> reset(setting, initial));
        }
        fields.forEach((setting, field) -> field.field().setEnabled(!idle.contains(setting)));
    }

    /** Whether all enabled fields hold what they may; those that do not say why. */
    boolean pass() {
        return checks.pass();
    }

    Optional<Focusable<?>> firstInvalid() {
        return checks.firstInvalid();
    }

    private void reset(NumberSetting setting, ReasoningSettings settings) {
        setting.valueIn(settings).ifPresentOrElse(at(setting)::set, of(setting)::clear);
    }

    private Field at(NumberSetting setting) {
        return Objects.requireNonNull(fields.get(setting));
    }
}
