package dev.stepwise.llm.model;

import dev.stepwise.llm.fixture.ScriptedContext;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.Tokens;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question that was asked in one way, and what came of it: a line of the file of answers.
 *
 * @param end of the run: ANSWERED, or why it failed
 * @param thinkingEnd why the thinking ended; empty where there was none
 * @param steps before the answer
 * @param rejections a cause for each attempt that was not kept
 * @param kept calls whose reply was kept; of these the next four are shares
 * @param tokens that the model wrote, in attempts that were not kept too
 * @param prompt tokens of all prompts but the run's first, and {@code cached} of them, where the server counts these
 */
record Answered(
        String model,
        String way,
        Question.Kind kind,
        int number,
        String question,
        String answer,
        boolean right,
        String end,
        String thinkingEnd,
        List<String> steps,
        List<String> rejections,
        int kept,
        int cut,
        int looped,
        int recited,
        int repaired,
        int repeated,
        int tokens,
        int rejectedTokens,
        int prompt,
        int cached,
        double seconds) {

    Answered {
        steps = List.copyOf(steps);
        rejections = List.copyOf(rejections);
    }

    static Answered of(
            String model, Way way, Question question, ScriptedContext run, ReasoningEnd end, double seconds) {
        var answer = texts(run, StepKind.ANSWER).stream().findFirst().orElse("");
        var attempts = run.storedAttempts();
        var rejected = attempts.stream()
                .filter(attempt -> attempt.ending() == Attempt.Ending.REJECTED)
                .toList();
        return new Answered(
                model,
                way.name(),
                question.kind(),
                question.number(),
                question.text(),
                answer,
                StrictJudge.isRight(question, answer),
                end instanceof RunOutcome.Failed failed ? failed.cause().name() : "ANSWERED",
                run.thinkingEnd().map(ThinkingEnd::name).orElse(""),
                texts(run, StepKind.REASONING),
                rejected.stream()
                        .flatMap(attempt -> attempt.cause().stream())
                        .map(Enum::name)
                        .toList(),
                run.stored().size(),
                marked(run, Marks::truncated),
                marked(run, Marks::looped),
                marked(run, Marks::recited),
                marked(run, Marks::repaired),
                marked(run, marks -> marks.repeats().isPresent()),
                sum(attempts, Tokens::completion),
                sum(rejected, Tokens::completion),
                sum(countedBehindFirst(attempts), Tokens::prompt),
                sum(countedBehindFirst(attempts), Tokens::cached),
                seconds);
    }

    /** What tells it from all others. */
    String key() {
        return key(model, way, question);
    }

    static String key(String model, String way, String question) {
        return String.join(" ", model, way, question);
    }

    boolean failed() {
        return !end.equals("ANSWERED");
    }

    private static List<String> texts(ScriptedContext run, StepKind kind) {
        return run.stored().stream()
                .filter(step -> step.ref().kind() == kind)
                .map(CompletedStep::content)
                .toList();
    }

    private static int marked(ScriptedContext run, Predicate<Marks> mark) {
        return (int)
                run.stored().stream().map(CompletedStep::marks).filter(mark).count();
    }

    private static List<Attempt> countedBehindFirst(List<Attempt> attempts) {
        return attempts.stream()
                .skip(1)
                .filter(attempt -> attempt.figures()
                        .filter(figures -> figures.tokens().cached().isPresent())
                        .isPresent())
                .toList();
    }

    private static int sum(List<Attempt> attempts, Function<Tokens, OptionalInt> count) {
        return attempts.stream()
                .flatMap(attempt -> attempt.figures().stream())
                .mapToInt(figures -> count.apply(figures.tokens()).orElse(0))
                .sum();
    }
}
