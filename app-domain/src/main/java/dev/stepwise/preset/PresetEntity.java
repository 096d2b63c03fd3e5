package dev.stepwise.preset;

import dev.stepwise.run.Language;
import dev.stepwise.run.OutputMode;
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
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code preset}. */
@Entity
@Immutable
@Table(name = "preset")
@SuppressWarnings("UnusedVariable") // account and position are read by queries only
class PresetEntity {

    @Id
    private UUID id;

    /** Null: built in, for everybody. */
    private @Nullable UUID accountId;

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

    Preset toPreset() {
        return new Preset(
                name,
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
