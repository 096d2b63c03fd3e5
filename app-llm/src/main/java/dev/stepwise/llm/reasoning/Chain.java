package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.reasoning.RunContext;
import java.util.List;
import java.util.Optional;

/** One run's chain, from where it stands to its end. */
final class Chain {

    private final RunContext context;
    private final ChatCalls calls;
    private final UserTurns turns;
    private final PendingDirectives directives;
    private final Attempts attempts;
    private final OwnWords own;
    private Conversation said;
    private Optional<ThinkingEnd> thinkingEnd;

    Chain(RunContext context, ChatCalls calls, UserTurns turns, PendingDirectives directives, Attempts attempts) {
        this.context = context;
        this.calls = calls;
        this.turns = turns;
        this.directives = directives;
        this.attempts = attempts;
        own = turns.own(context.systemPrompt());
        said = new Conversation(context.systemPrompt(), context.steps());
        thinkingEnd = context.thinkingEnd();
    }

    ReasoningEnd follow() throws InterruptedException {
        if (isAnswered()) {
            return new RunOutcome.Answered(thinkingEnd);
        }
        var ended = directives.ask(said.steps().size());
        if (ended.isPresent()) {
            return ended.get();
        }
        var settings = context.settings();
        var window = ContextWindow.of(
                calls.contextTokens(settings.endpoint(), settings.model()),
                settings.reasoning(),
                Conversation.estimate(turns.forAnswer(said, List.of())));
        if (said.steps().isEmpty()) {
            var tooLong = QuestionLength.check(context, calls, window);
            if (tooLong.isPresent()) {
                return tooLong.get();
            }
        }
        while (ended.isEmpty()) {
            ended = thinkingIsOver(window) ? Optional.of(answer(window)) : step(window);
        }
        return ended.get();
    }

    /** Makes a step, or finds that the thinking is over; then hears the directives. The run's end, if it is one. */
    private Optional<ReasoningEnd> step(ContextWindow window) throws InterruptedException {
        var hints = directives.hints();
        var turn = turns.forStep(said, directives.limits(), hints);
        var place = new StepRef(said.nextNumber(), StepKind.REASONING);
        var stepRequest = new StepRequest(
                place,
                said,
                turn,
                stepShape(),
                context.settings().reasoning().steps().tokens());
        switch (attempts.make(stepRequest, window)) {
            case StepResult.Kept(var step) -> {
                said = said.with(step);
                directives.hintsStored(hints.size());
            }
            case StepResult.ThinkingOver(var end) -> endThinking(end);
            case StepResult.WorkOver(var end) -> {
                return Optional.of(end);
            }
        }
        return directives.ask(said.steps().size());
    }

    private ReasoningEnd answer(ContextWindow window) throws InterruptedException {
        var before = turns.beforeAnswer(said);
        var turn = turns.forAnswer(before, directives.hints());
        var place = new StepRef(said.nextNumber(), StepKind.ANSWER);
        var stepRequest = new StepRequest(
                place,
                before,
                turn,
                new AnswerShape(turns, own),
                context.settings().reasoning().answerTokens());
        return switch (attempts.make(stepRequest, window)) {
            case StepResult.Kept _ -> new RunOutcome.Answered(thinkingEnd);
            case StepResult.WorkOver(var end) -> end;
            case StepResult.ThinkingOver _ -> throw new IllegalStateException("The thinking was over before.");
        };
    }

    private ReplyShape stepShape() {
        return switch (context.settings().reasoning().outputMode()) {
            case JSON_SCHEMA -> new StepShape(turns, own);
            case TEXT -> new TextStepShape(turns, own);
        };
    }

    private boolean thinkingIsOver(ContextWindow window) {
        if (thinkingEnd.isEmpty()) {
            var turn = turns.forStep(said, directives.limits(), directives.hints());
            ThinkingRules.end(said.steps(), directives.limits(), directives.askedToFinish(), window.isFull(said, turn))
                    .ifPresent(this::endThinking);
        }
        return thinkingEnd.isPresent();
    }

    private void endThinking(ThinkingEnd end) {
        context.emit(new RunEvent.ThinkingEnded(end));
        thinkingEnd = Optional.of(end);
    }

    private boolean isAnswered() {
        return said.steps().stream().map(CompletedStep::ref).anyMatch(ref -> ref.kind() == StepKind.ANSWER);
    }
}
