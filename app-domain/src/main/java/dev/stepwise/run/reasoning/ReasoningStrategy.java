package dev.stepwise.run.reasoning;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.StepKind;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.settings.Strategy;
import java.util.Optional;

/** A way of reasoning. It keeps no state between runs: all that it needs to go on after a crash is in the context. */
public interface ReasoningStrategy {

    /** Which one it is. */
    Strategy strategy();

    /** The system prompt for these settings and this question, rendered once when the run is stored; empty if none is sent. */
    Optional<String> systemPrompt(RunSettings settings, String question);

    /** What of such a raw reply is told as text while it is written; the reply may end anywhere. */
    ReplyText read(OutputMode mode, StepKind kind, String rawReply);

    /**
     * Works on the run until it ends, on the calling thread.
     *
     * @throws RunTakenOver as soon as another node has the run
     * @throws InterruptedException if the thread is interrupted; the caller then hands the run over
     */
    ReasoningEnd reason(RunContext context) throws InterruptedException;
}
