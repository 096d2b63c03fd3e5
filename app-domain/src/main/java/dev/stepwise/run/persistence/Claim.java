package dev.stepwise.run.persistence;

import dev.stepwise.run.RunId;

/**
 * A node's right to work on a run; void as soon as the run is claimed again.
 *
 * @param epoch how often the run has been claimed, this time included
 */
public record Claim(RunId run, int epoch) {}
