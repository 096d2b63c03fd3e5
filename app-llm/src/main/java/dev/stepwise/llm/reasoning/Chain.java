package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.reasoning.RunContext;
import java.util.Optional;

/** One run's chain, from where it stands to its end. */
final class Chain {

    private final RunContext context;
    private final ChatCalls calls;
    private final UserTurns turns;
    private final Outside outside;
    private final Attempts attempts;
    private Conversation said;
    private Optional<ThinkingEnd> thinkingEnd;

    Chain(RunContext context, ChatCalls calls, UserTurns turns, Outside outside, Attempts attempts) {
        this.context = context;
        this.calls = calls;
        this.turns = turns;
        this.outside = outside;
        this.attempts = attempts;
        said = new Conversation(context.systemPrompt(), context.steps());
        thinkingEnd = context.thinkingEnd();
    }

    ReasoningEnd follow() throws InterruptedException {
        if (isAnswered()) {
            return new RunOutcome.Answered(thinkingEnd);
        }
        var ended = outside.ask(said.steps().size());
        if (ended.isPresent()) {
            return ended.get();
        }
        var settings = context.settings();
        var window = ContextWindow.of(calls.contextTokens(settings.endpoint(), settings.model()), settings);
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

    /** Makes a step, or finds that the thinking is over; then hears the outside. The run's end, if it is one. */
    private Optional<ReasoningEnd> step(ContextWindow window) throws InterruptedException {
        var hints = outside.hints();
        var turn = turns.forStep(said, outside.limits(), hints);
        var place = new StepRef(said.nextNumber(), StepKind.REASONING);
        var task = new Task(
                place, said, turn, new StepShape(turns), context.settings().stepTokens());
        switch (attempts.make(task, window)) {
            case TaskEnd.Kept(var step) -> {
                said = said.with(step);
                outside.hintsStored(hints.size());
            }
            case TaskEnd.ThinkingOver(var end) -> endThinking(end);
            case TaskEnd.WorkOver(var end) -> {
                return Optional.of(end);
            }
        }
        return outside.ask(said.steps().size());
    }

    private ReasoningEnd answer(ContextWindow window) throws InterruptedException {
        var turn = turns.forAnswer(said, outside.hints());
        var place = new StepRef(said.nextNumber(), StepKind.ANSWER);
        var task = new Task(
                place, said, turn, new AnswerShape(turns), context.settings().answerTokens());
        return switch (attempts.make(task, window)) {
            case TaskEnd.Kept _ -> new RunOutcome.Answered(thinkingEnd);
            case TaskEnd.WorkOver(var end) -> end;
            case TaskEnd.ThinkingOver _ -> throw new IllegalStateException("The thinking was over before.");
        };
    }

    private boolean thinkingIsOver(ContextWindow window) {
        if (thinkingEnd.isEmpty()) {
            var turn = turns.forStep(said, outside.limits(), outside.hints());
            ThinkingRules.end(said.steps(), outside.limits(), outside.askedToFinish(), window.isFull(said, turn))
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
