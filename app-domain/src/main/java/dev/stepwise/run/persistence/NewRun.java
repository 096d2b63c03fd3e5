package dev.stepwise.run.persistence;

import dev.stepwise.settings.RunSettings;
import java.util.Optional;

/**
 * A run that is to be stored.
 *
 * @param systemPrompt rendered, as every call of the run will send it
 */
public record NewRun(RunSettings settings, Optional<String> systemPrompt) {}
