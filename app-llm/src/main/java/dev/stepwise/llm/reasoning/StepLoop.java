package dev.stepwise.llm.reasoning;

import dev.stepwise.endpoint.OutputMode;
import dev.stepwise.llm.prompt.PromptVersions;
import dev.stepwise.llm.reply.AnswerScanner;
import dev.stepwise.llm.reply.LiveScanner;
import dev.stepwise.llm.reply.OwnThinking;
import dev.stepwise.llm.reply.TextStepScanner;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.reasoning.ReasoningStrategy;
import dev.stepwise.run.reasoning.RunContext;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.settings.Strategy;
import java.time.Clock;
import java.util.Optional;

/** The chain: one call a step until the thinking is over, then one call for the answer. */
public final class StepLoop implements ReasoningStrategy {

    private final ChatCalls calls;
    private final PromptVersions prompts;
    private final Clock clock;
    private final Pauses pauses;

    public StepLoop(ChatCalls calls, PromptVersions prompts, Clock clock, Pauses pauses) {
        this.calls = calls;
        this.prompts = prompts;
        this.clock = clock;
        this.pauses = pauses;
    }

    @Override
    public Strategy strategy() {
        return Strategy.STEPS;
    }

    @Override
    public Optional<String> systemPrompt(RunSettings settings, String question) {
        boolean takesSchema =
                !calls.refused(settings.endpoint(), settings.model()).contains(RequestPart.SCHEMA);
        return SystemPrompt.of(settings, question, prompts.of(settings.prompt()), takesSchema);
    }

    @Override
    public ReplyText read(OutputMode mode, StepKind kind, String rawReply) {
        var parts = OwnThinking.split(rawReply);
        return switch (kind) {
            case REASONING ->
                switch (mode) {
                    case JSON_SCHEMA -> {
                        var read = new LiveScanner().read(parts.reply());
                        yield new ReplyText(read.title(), read.content(), parts.thinking());
                    }
                    case TEXT -> {
                        var read = TextStepScanner.of(parts.reply());
                        yield new ReplyText(read.title(), read.content(), parts.thinking());
                    }
                };
            case ANSWER -> new ReplyText("", AnswerScanner.textOf(parts.reply()), parts.thinking());
        };
    }

    @Override
    public ReasoningEnd reason(RunContext context) throws InterruptedException {
        var directives = new PendingDirectives(context);
        var work = new WorkTime(clock, context.workedBefore());
        var attempts = new Attempts(context, new ModelCall(context, calls, pauses), pauses, work, directives);
        var turns = new UserTurns(prompts.of(context.settings().prompt()), context.settings(), context.question());
        return new Chain(context, calls, turns, directives, attempts).follow();
    }
}
