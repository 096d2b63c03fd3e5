package dev.stepwise.preset;

import dev.stepwise.account.Actor;
import dev.stepwise.preset.SavePresetResult.NameBlank;
import dev.stepwise.preset.SavePresetResult.NameTaken;
import dev.stepwise.preset.SavePresetResult.NameTooLong;
import dev.stepwise.preset.SavePresetResult.NotThere;
import dev.stepwise.preset.SavePresetResult.Saved;
import dev.stepwise.preset.SavePresetResult.TooMany;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.ReasoningSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The presets of the database. */
@Service
class StoredPresets implements PresetService {

    private final PresetRepository presets;

    StoredPresets(PresetRepository presets) {
        this.presets = presets;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Preset> all(Actor actor) {
        return Stream.<Preset>concat(
                        Stream.of(BuiltInPreset.values()).map(Preset.BuiltIn::new),
                        presets.findOf(actor.account().value()).stream().map(PresetEntity::toPreset))
                .toList();
    }

    @Override
    @Transactional
    public SavePresetResult create(Actor actor, String name, ReasoningSettings settings) {
        presets.lock(actor.account().value());
        var wanted = new WantedName(name);
        return objection(actor, wanted, _ -> true).orElseGet(() -> {
            if (presets.countByAccountId(actor.account().value()) >= OWN_LIMIT) {
                return new TooMany();
            }
            return new Saved(presets.save(new PresetEntity(actor.account().value(), wanted.value(), settings))
                    .toPreset());
        });
    }

    @Override
    @Transactional
    public SavePresetResult replace(Actor actor, PresetId preset, ReasoningSettings settings) {
        return own(actor, preset)
                .<SavePresetResult>map(found -> {
                    found.replaceSettings(settings);
                    return new Saved(found.toPreset());
                })
                .orElseGet(NotThere::new);
    }

    @Override
    @Transactional
    public SavePresetResult rename(Actor actor, PresetId preset, String name) {
        presets.lock(actor.account().value());
        var wanted = new WantedName(name);
        return own(actor, preset)
                .map(found -> objection(actor, wanted, taken -> !taken.id().equals(preset))
                        .orElseGet(() -> {
                            found.rename(wanted.value());
                            return new Saved(found.toPreset());
                        }))
                .orElseGet(NotThere::new);
    }

    @Override
    @Transactional
    public void delete(Actor actor, PresetId preset) {
        presets.deleteByIdAndAccountId(preset.value(), actor.account().value());
    }

    private Optional<PresetEntity> own(Actor actor, PresetId preset) {
        return presets.findByIdAndAccountId(preset.value(), actor.account().value());
    }

    /** Why the name cannot be given; empty if it can. */
    private Optional<SavePresetResult> objection(Actor actor, WantedName name, Predicate<Preset.Own> counts) {
        if (name.value().isEmpty()) {
            return Optional.of(new NameBlank());
        }
        if (name.isTooLong()) {
            return Optional.of(new NameTooLong());
        }
        return presets.findByName(actor.account().value(), name.value())
                .map(PresetEntity::toPreset)
                .filter(counts)
                .map(NameTaken::new);
    }
}
