package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reply.OwnThinking;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.reasoning.ReasoningStrategy;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.settings.Strategy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The baseline beside the chain: the question alone, without a system prompt, in one call. */
public final class DirectAnswer implements ReasoningStrategy {

    private final ChatCalls calls;
    private final Clock clock;
    private final Pauses pauses;

    public DirectAnswer(ChatCalls calls, Clock clock, Pauses pauses) {
        this.calls = calls;
        this.clock = clock;
        this.pauses = pauses;
    }

    @Override
    public Strategy strategy() {
        return Strategy.DIRECT;
    }

    @Override
    public Optional<String> systemPrompt(RunSettings settings) {
        return Optional.empty();
    }

    @Override
    public ReplyText read(StepKind kind, String rawReply) {
        var parts = OwnThinking.split(rawReply);
        return new ReplyText("", parts.reply(), parts.thinking());
    }

    @Override
    public ReasoningEnd reason(RunContext context) throws InterruptedException {
        var work = new WorkTime(clock, context.workedBefore());
        var answered = new RunOutcome.Answered(Optional.empty());
        if (!context.steps().isEmpty()) {
            return answered;
        }
        var directives = new PendingDirectives(context);
        var ended = directives.ask(0);
        if (ended.isPresent()) {
            return ended.get();
        }
        var settings = context.settings();
        var window = ContextWindow.of(calls.contextTokens(settings.endpoint(), settings.model()), settings.reasoning());
        var tooLong = QuestionLength.check(context, calls, window);
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        var said = new Conversation(Optional.empty(), List.of());
        var place = new StepRef(said.nextNumber(), StepKind.ANSWER);
        var stepRequest = new StepRequest(
                place,
                said,
                context.question(),
                new PlainShape(),
                settings.reasoning().answerTokens());
        var attempts = new Attempts(context, new ModelCall(context, calls, pauses), pauses, work, directives);
        return switch (attempts.make(stepRequest, window)) {
            case StepResult.Kept _ -> answered;
            case StepResult.WorkOver(var end) -> end;
            case StepResult.ThinkingOver _ ->
                throw new IllegalStateException("There is no thinking that could be over.");
        };
    }
}
