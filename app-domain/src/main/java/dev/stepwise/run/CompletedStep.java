package dev.stepwise.run;

/**
 * An accepted model call. User turn and raw reply are the two texts that are replayed to the model, byte for byte.
 *
 * @param title may be empty, then the screen says "Step N"; always empty for the answer
 * @param content what a person reads
 * @param nextActionFinal whether the model said that it is ready to answer
 */
public record CompletedStep(
        StepRef ref,
        String userTurn,
        String rawReply,
        String title,
        String content,
        boolean nextActionFinal,
        Marks marks,
        CallFigures figures) {}
