package dev.stepwise.preset;

import dev.stepwise.run.Language;
import dev.stepwise.run.OutputMode;
import dev.stepwise.run.SettingsDraft;
import dev.stepwise.run.Strategy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A row of {@code preset}. */
@Entity
@Table(name = "preset")
class PresetEntity {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    /** Null: built in, for everybody. */
    private @Nullable UUID accountId;

    /** The order of the built-in ones; the others are ordered by name. */
    @SuppressWarnings("UnusedVariable") // read by queries only
    private int position;

    private String name;

    @Enumerated(EnumType.STRING)
    private Strategy strategy;

    private double temperature;

    @Column(name = "top_p") // the naming strategy takes a last capital for no word
    private double topP;

    private @Nullable Integer seed;
    private int minSteps;
    private int maxSteps;
    private int stepTokens;
    private int answerTokens;

    @Enumerated(EnumType.STRING)
    private OutputMode outputMode;

    @Enumerated(EnumType.STRING)
    private @Nullable Language language;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected PresetEntity() {}

    @SuppressWarnings(
            "NullAway.Init") // the settings are set by the method; Hibernate sets the id when the row is stored
    PresetEntity(UUID accountId, String name, SettingsDraft settings) {
        this.accountId = accountId;
        this.name = name;
        replaceSettings(settings);
    }

    void rename(String newName) {
        name = newName;
    }

    final void replaceSettings(SettingsDraft settings) {
        strategy = settings.strategy();
        temperature = settings.temperature();
        topP = settings.topP();
        seed = settings.seed().isPresent() ? settings.seed().getAsInt() : null;
        minSteps = settings.minSteps();
        maxSteps = settings.maxSteps();
        stepTokens = settings.stepTokens();
        answerTokens = settings.answerTokens();
        outputMode = settings.outputMode();
        language = settings.language().orElse(null);
    }

    Preset toPreset() {
        return new Preset(
                new PresetId(id),
                name,
                accountId != null,
                strategy,
                temperature,
                topP,
                seed == null ? OptionalInt.empty() : OptionalInt.of(seed),
                minSteps,
                maxSteps,
                stepTokens,
                answerTokens,
                outputMode,
                Optional.ofNullable(language));
    }
}
