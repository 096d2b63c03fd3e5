package dev.stepwise.preset;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Presets in the database. */
interface PresetRepository extends Repository<PresetEntity, UUID> {

    List<PresetEntity> findByAccountIdIsNullOrderByPosition();
}
