package dev.stepwise.run.reasoning;

import dev.stepwise.run.RunId;

/** Another node has claimed the run since; whatever this one still does to it is void. */
public final class RunTakenOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunTakenOver(RunId run) {
        super("Run " + run + " was taken over.");
    }
}
