package dev.stepwise.ui.run.state;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.PromptStyle;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptEnd;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.KeptStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.RunState;
import dev.stepwise.run.RunSummary;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.run.Tokens;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.ChosenPrompt;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.settings.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

/** A question about strawberries, its runs, and what happens to them. */
public final class Samples {

    public static final Instant START = Instant.parse("2026-11-24T13:00:00Z");
    public static final QuestionId QUESTION = new QuestionId(new UUID(7, 1));
    public static final RunId PLAIN = new RunId(new UUID(7, 2));
    public static final RunId RUN = new RunId(new UUID(7, 3));
    public static final EndpointRef LAB = new EndpointRef(new EndpointId(new UUID(7, 4)), "Lab GPU 1", Flavor.VLLM);
    public static final String MODEL = "meta-llama/Llama-3.1-8B-Instruct";

    private static final ChosenPrompt PROMPT = new ChosenPrompt(PromptStyle.CAREFUL, ChosenPrompt.NEWEST_VERSION);

    private Samples() {}

    public static RunSettings settings(Strategy strategy) {
        var preset = strategy == Strategy.STEPS ? BuiltInPreset.CAREFUL_STEPS : BuiltInPreset.PLAIN_ANSWER;
        return new RunSettings(
                new PresetName.BuiltIn(preset), LAB, MODEL, preset.reasoning(), 7, Language.ENGLISH, PROMPT);
    }

    public static RunSummary summary(RunId id, Strategy strategy, RunState state, Optional<RunOutcome> outcome) {
        boolean claimed = state != RunState.QUEUED;
        var thinkingEnd = outcome.flatMap(
                end -> end instanceof RunOutcome.Answered(var why) ? why : Optional.<ThinkingEnd>empty());
        return new RunSummary(
                id,
                id.equals(PLAIN) ? 1 : 2,
                settings(strategy),
                state,
                START,
                claimed ? Optional.of(START.plusMillis(40)) : Optional.empty(),
                state.isEnd() ? Optional.of(START.plusSeconds(13)) : Optional.empty(),
                state.isEnd() ? Duration.ofMillis(13_300) : Duration.ZERO,
                0,
                thinkingEnd,
                outcome);
    }

    public static RunDetails queued(Strategy strategy) {
        return details(strategy, RunState.QUEUED, Optional.empty(), List.of(), List.of());
    }

    public static RunDetails details(
            Strategy strategy,
            RunState state,
            Optional<RunOutcome> outcome,
            List<KeptStep> steps,
            List<Attempt> attempts) {
        return details(strategy, state, outcome, steps, attempts, Map.of());
    }

    public static RunDetails details(
            Strategy strategy,
            RunState state,
            Optional<RunOutcome> outcome,
            List<KeptStep> steps,
            List<Attempt> attempts,
            Map<StepRef, ReplyText> unfinished) {
        var run = summary(RUN, strategy, state, outcome);
        var plain = summary(
                PLAIN, Strategy.DIRECT, RunState.ANSWERED, Optional.of(new RunOutcome.Answered(Optional.empty())));
        return new RunDetails(
                run,
                QUESTION,
                "How many Rs are in “strawberry”?",
                START,
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                List.of(plain, run),
                steps,
                attempts,
                unfinished,
                1);
    }

    /** Five steps, the third at its second attempt, and the answer. */
    public static RunDetails answered() {
        var steps = new ArrayList<KeptStep>();
        var attempts = new ArrayList<Attempt>();
        var titles = List.of(
                "Write the word letter by letter",
                "Mark every R from left to right",
                "Count again by parts: straw + berry",
                "Look for a mistake in both counts",
                "Decide");
        for (int i = 1; i <= titles.size(); i++) {
            if (i == 3) {
                attempts.add(rejected(step(3, 1), Cause.BAD_SHAPE, 1_120));
            }
            var kept = kept(step(i, i == 3 ? 2 : 1), titles.get(i - 1), "Step **" + i + "** says so.\n\nTwice.");
            steps.add(kept);
            attempts.add(accepted(kept));
        }
        var answer = kept(
                answer(6, 1),
                "",
                "There are 3 Rs in “strawberry”.\n\n"
                        + "Letter by letter it is s-t-**r**-a-w-b-e-**r**-**r**-y: the letter R stands at places 3, 8 and"
                        + " 9. Counting “straw” (one) and “berry” (two) separately gives the same.");
        steps.add(answer);
        attempts.add(accepted(answer));
        return details(
                Strategy.STEPS,
                RunState.ANSWERED,
                Optional.of(new RunOutcome.Answered(Optional.of(ThinkingEnd.MODEL_DECIDED))),
                steps,
                attempts);
    }

    /** Three steps, and a fourth that came to nothing at three attempts. */
    public static RunDetails failed(Cause cause) {
        return failed(cause, ReplyText.NONE);
    }

    /** @param left what can be read of the fourth step */
    public static RunDetails failed(Cause cause, ReplyText left) {
        var steps = answered().steps().subList(0, 3);
        var attempts = new ArrayList<>(answered().attempts().subList(0, 4));
        for (int ordinal = 1; ordinal <= 3; ordinal++) {
            attempts.add(rejected(step(4, ordinal), cause, 1_000));
        }
        return details(
                Strategy.STEPS,
                RunState.FAILED,
                Optional.of(new RunOutcome.Failed(Optional.of(step(4, 1).step()), cause, CauseDetail.NONE)),
                steps,
                attempts,
                Map.of(step(4, 1).step(), left));
    }

    public static AttemptRef step(int number, int ordinal) {
        return new AttemptRef(new StepRef(number, StepKind.REASONING), ordinal);
    }

    public static AttemptRef answer(int number, int ordinal) {
        return new AttemptRef(new StepRef(number, StepKind.ANSWER), ordinal);
    }

    public static CallFigures figures(AttemptRef attempt, long millis) {
        return new CallFigures(
                startOf(attempt),
                Optional.of(Duration.ofMillis(80)),
                Duration.ofMillis(millis),
                new Tokens(OptionalInt.of(716), OptionalInt.of(688), OptionalInt.of(115), false),
                Optional.empty());
    }

    public static KeptStep kept(AttemptRef attempt, String title, String content) {
        return new KeptStep(attempt, completed(attempt, title, content, Marks.NONE));
    }

    public static CompletedStep completed(AttemptRef attempt, String title, String content, Marks marks) {
        return new CompletedStep(
                attempt.step(),
                "Go on.",
                "{\"title\": \"" + title + "\"}",
                "",
                title,
                content,
                false,
                marks,
                figures(attempt, 2_290));
    }

    public static Attempt accepted(KeptStep kept) {
        return new Attempt(
                kept.attempt(),
                CallChanges.NONE,
                startOf(kept.attempt()),
                Attempt.Ending.ACCEPTED,
                Optional.empty(),
                CauseDetail.NONE,
                kept.step().rawReply(),
                kept.step().thinking(),
                Optional.of(kept.step().figures()));
    }

    public static Attempt rejected(AttemptRef attempt, Cause cause, long millis) {
        return new Attempt(
                attempt,
                CallChanges.NONE,
                startOf(attempt),
                Attempt.Ending.REJECTED,
                Optional.of(cause),
                CauseDetail.NONE,
                "half a reply",
                "",
                Optional.of(figures(attempt, millis)));
    }

    public static CallChanges warmer() {
        return new CallChanges(OptionalInt.empty(), OptionalDouble.of(0.3), OptionalInt.of(8), true, false);
    }

    public static Instant startOf(AttemptRef attempt) {
        return START.plusSeconds(3L * attempt.step().number() + 20L * (attempt.ordinal() - 1))
                .plusMillis(100);
    }

    public static RunEvent started(AttemptRef attempt) {
        return new RunEvent.AttemptStarted(attempt, CallChanges.NONE, startOf(attempt));
    }

    public static RunEvent title(AttemptRef attempt, String text) {
        return new RunEvent.TextStreamed(attempt, RunEvent.Field.TITLE, text);
    }

    public static RunEvent thinking(AttemptRef attempt, String text) {
        return new RunEvent.TextStreamed(attempt, RunEvent.Field.THINKING, text);
    }

    public static RunEvent content(AttemptRef attempt, String text) {
        return new RunEvent.TextStreamed(attempt, RunEvent.Field.CONTENT, text);
    }

    public static RunEvent rejection(AttemptRef attempt, Cause cause) {
        return new RunEvent.AttemptRejected(
                attempt, new AttemptEnd(cause, CauseDetail.NONE, "half a reply", "", figures(attempt, 1_000)));
    }

    public static RunEvent completion(AttemptRef attempt, String title, String content) {
        return new RunEvent.StepCompleted(attempt, completed(attempt, title, content, Marks.NONE));
    }
}
