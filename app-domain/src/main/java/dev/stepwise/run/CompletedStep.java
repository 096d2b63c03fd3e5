package dev.stepwise.run;

/**
 * An accepted model call. User turn and raw reply are the two texts that are replayed to the model, byte for byte but for the model's own
 * thinking.
 *
 * @param thinking what the model thought by itself before it replied, in the reply's text or beside it; empty where it did not
 * @param title may be empty, then the screen says "Step N"; always empty for the answer
 * @param content what a person reads
 * @param nextActionFinal whether the model said that it is ready to answer
 */
public record CompletedStep(
        StepRef ref,
        String userTurn,
        String rawReply,
        String thinking,
        String title,
        String content,
        boolean nextActionFinal,
        Marks marks,
        CallFigures figures) {}
