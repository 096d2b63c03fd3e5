package dev.stepwise.preset;

import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.persistence.ReasoningColumns;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A row of {@code preset}: one of a person's own. */
@Entity
@Table(name = "preset")
class PresetEntity {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @SuppressWarnings("UnusedVariable") // read by queries only
    private UUID accountId;

    /** What orders the built-in ones for nodes of a version before. */
    @SuppressWarnings("UnusedVariable")
    private int position;

    private String name;

    @Embedded
    private ReasoningColumns reasoning;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected PresetEntity() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the id when the row is stored
    PresetEntity(UUID accountId, String name, ReasoningSettings settings) {
        this.accountId = accountId;
        this.name = name;
        this.reasoning = new ReasoningColumns(settings);
    }

    void rename(String newName) {
        name = newName;
    }

    void replaceSettings(ReasoningSettings settings) {
        reasoning = new ReasoningColumns(settings);
    }

    Preset.Own toPreset() {
        return new Preset.Own(new PresetId(id), new PresetName.Own(name), reasoning.toSettings());
    }
}
