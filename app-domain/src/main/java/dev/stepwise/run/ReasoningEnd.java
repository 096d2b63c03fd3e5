package dev.stepwise.run;

/** How a strategy's work on a run ended: with the run's outcome, or by handing it over. */
public sealed interface ReasoningEnd permits RunOutcome, ReasoningEnd.HandedOver {

    /** The node is going down; the run goes on elsewhere, after its last stored step. */
    record HandedOver() implements ReasoningEnd {}
}
