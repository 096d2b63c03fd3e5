package dev.stepwise.llm.reasoning;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.prompt.PromptVersions;
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
import java.util.Map;
import java.util.Optional;

/** The ways of reasoning that take one call, without a system prompt: the question alone, or with a sentence on how to answer it. */
public final class SingleCall implements ReasoningStrategy {

    /** An answer alone is no place for reasoning. */
    private static final int TOKENS_OF_ANSWER_ALONE = 40;

    private final Strategy strategy;
    private final ChatCalls calls;
    private final PromptVersions prompts;
    private final Clock clock;
    private final Pauses pauses;

    /** @throws IllegalArgumentException if that way of reasoning takes several calls */
    public SingleCall(Strategy strategy, ChatCalls calls, PromptVersions prompts, Clock clock, Pauses pauses) {
        if (strategy == Strategy.STEPS) {
            throw new IllegalArgumentException("A chain is not made in one call.");
        }
        this.strategy = strategy;
        this.prompts = prompts;
        this.calls = calls;
        this.clock = clock;
        this.pauses = pauses;
    }

    @Override
    public Strategy strategy() {
        return strategy;
    }

    @Override
    public Optional<String> systemPrompt(RunSettings settings, String question) {
        return Optional.empty();
    }

    @Override
    public ReplyText read(OutputMode mode, StepKind kind, String rawReply) {
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
        var window =
                ContextWindow.of(calls.contextTokens(settings.endpoint(), settings.model()), settings.reasoning(), 0);
        var tooLong = QuestionLength.check(context, calls, window);
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        var said = new Conversation(Optional.empty(), List.of());
        var place = new StepRef(said.nextNumber(), StepKind.ANSWER);
        var stepRequest =
                new StepRequest(place, said, turn(settings, context.question()), new PlainShape(), tokens(settings));
        var attempts = new Attempts(context, new ModelCall(context, calls, pauses), pauses, work, directives);
        return switch (attempts.make(stepRequest, window)) {
            case StepResult.Kept _ -> answered;
            case StepResult.WorkOver(var end) -> end;
            case StepResult.ThinkingOver _ ->
                throw new IllegalStateException("There is no thinking that could be over.");
        };
    }

    private String turn(RunSettings settings, String question) {
        return switch (strategy) {
            case DIRECT, STEPS -> question;
            case ONE_CALL -> turn(Prompt.ONE_CALL, settings, question);
            case ANSWER_ONLY -> turn(Prompt.ANSWER_ONLY, settings, question);
        };
    }

    private String turn(Prompt prompt, RunSettings settings, String question) {
        return prompts.of(settings.prompt()).text(prompt, settings.language(), Map.of("question", question));
    }

    private int tokens(RunSettings settings) {
        return strategy == Strategy.ANSWER_ONLY
                ? TOKENS_OF_ANSWER_ALONE
                : settings.reasoning().answerTokens();
    }
}
