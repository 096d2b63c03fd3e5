package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.llm.reasoning.CallDeadlines;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.llm.reasoning.ReplyReader;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.RunId;
import dev.stepwise.settings.OwnThinkingLimits;
import dev.stepwise.settings.Penalties;
import dev.stepwise.settings.ReasoningEffort;
import dev.stepwise.settings.Sampling;
import dev.stepwise.settings.StopTexts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** The small calls that a check makes, of which nobody reads the replies. */
record TrialCalls(ModelServer server, OfferedModel model, OpenAiCalls calls) {

    static final List<ChatTurn> QUESTION = List.of(
            ChatTurn.system("You answer in JSON with the keys title, content and next_action."),
            ChatTurn.user("How much is 1 + 1? Reply with one short step."));

    private static final int TOKENS = 64;
    private static final int FEW_TOKENS = 8;
    private static final Duration SHORT = Duration.ofSeconds(5);

    /** Values that change next to nothing. */
    private static final Sampling WITH_ALL = new Sampling(
            0.1,
            0.95,
            OptionalInt.of(1),
            OptionalInt.of(50),
            OptionalDouble.of(0.01),
            new Penalties(OptionalDouble.of(0.01), OptionalDouble.of(0.01), OptionalDouble.of(1.01)),
            new StopTexts(List.of("\n\n\n\n")));

    private static final OwnThinkingLimits SOME_THINKING =
            new OwnThinkingLimits(Optional.of(ReasoningEffort.LOW), OptionalInt.of(1024));

    /** What servers take in another form, so that nothing is lost. */
    private static final Set<RequestPart> SAID_OTHERWISE =
            EnumSet.of(RequestPart.MAX_TOKENS, RequestPart.SYSTEM_ROLE, RequestPart.STREAM_OPTIONS);

    /** The call for a step, as runs make it. */
    CallEnd asRunsDo(Duration deadline) throws InterruptedException {
        return make(
                Sampling.of(0, 1, OptionalInt.empty()),
                OwnThinkingLimits.NONE,
                TOKENS,
                ReplyFormat.STEP_SCHEMA,
                deadline);
    }

    /** The settings that are refused; empty where the server fails in words that name none. */
    Optional<Set<RequestPart>> refused() throws InterruptedException {
        var refused = EnumSet.noneOf(RequestPart.class);
        for (var thinking : List.of(SOME_THINKING, OwnThinkingLimits.OFF)) {
            var end = make(WITH_ALL, thinking, FEW_TOKENS, ReplyFormat.FREE, SHORT);
            if (end instanceof CallEnd.Failed) {
                return Optional.empty();
            }
            refused.addAll(end.figures().leftOut());
        }
        refused.removeAll(SAID_OTHERWISE);
        return Optional.of(refused);
    }

    private CallEnd make(
            Sampling sampling, OwnThinkingLimits ownThinking, int tokens, ReplyFormat format, Duration deadline)
            throws InterruptedException {
        var call = new ChatCall(
                new RunId(UUID.randomUUID()),
                server.ref(),
                model.name(),
                QUESTION,
                sampling,
                ownThinking,
                tokens,
                format,
                new CallDeadlines(deadline, deadline, deadline));
        return calls.make(call, _ -> ReplyReader.Verdict.GO_ON, new CallHandle());
    }
}
