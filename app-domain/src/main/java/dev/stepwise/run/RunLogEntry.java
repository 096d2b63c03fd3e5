package dev.stepwise.run;

/**
 * One entry of a run's log.
 *
 * @param seq its number in the run's log, from 1 and without a gap
 */
public record RunLogEntry(int seq, RunEvent.Logged event) {}
