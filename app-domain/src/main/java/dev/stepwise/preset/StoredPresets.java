package dev.stepwise.preset;

import java.util.List;
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
    public List<Preset> all() {
        return presets.findByAccountIdIsNullOrderByPosition().stream()
                .map(PresetEntity::toPreset)
                .toList();
    }
}
