package dev.stepwise.run;

/** A step as it is stored, with the attempt that it was kept from. */
public record KeptStep(AttemptRef attempt, CompletedStep step) {}
