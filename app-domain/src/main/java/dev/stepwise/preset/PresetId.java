package dev.stepwise.preset;

import java.util.UUID;

/** Names a preset. */
public record PresetId(UUID value) {}
