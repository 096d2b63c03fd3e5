package dev.stepwise.ui.run.words;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.Tokens;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.ui.component.Durations;
import dev.stepwise.ui.run.state.StepState;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page says of a step and its attempts. */
public final class StepWording implements Serializable {

    private final Words words;
    private final DetailWording details;
    private final CauseWording causes;
    private final MarkWording marks;

    public StepWording(Words words, RunSettings settings) {
        this.words = words;
        details = new DetailWording(words);
        causes = new CauseWording(words);
        marks = new MarkWording(words, settings);
    }

    /** "Step 3: its title", followed by all that the row says. */
    public String name(StepState step) {
        var parts = new ArrayList<String>();
        var title = ShownTitle.of(step);
        parts.add(
                title.isEmpty()
                        ? words.of("step.name", step.ref().number())
                        : words.of("step.name-title", step.ref().number(), title));
        parts.add(step.waitsFor().map(_ -> waiting(step)).orElse(""));
        parts.add(state(step));
        parts.add(time(step));
        parts.add(tokens(step));
        parts.removeIf(String::isEmpty);
        return String.join(words.of("join.comma"), parts);
    }

    /** The title, or what stands in its place. */
    public String title(StepState step) {
        var title = ShownTitle.of(step);
        if (!title.isEmpty()) {
            return title;
        }
        return switch (step.stage()) {
            case StepState.Stage.Writing _ when !step.hasText() -> waiting(step);
            case StepState.Stage.Writing _, StepState.Stage.Kept _ ->
                words.of("step.name", step.ref().number());
            case StepState.Stage.Between _ -> words.of("step.between");
            case StepState.Stage.Unfinished _ -> words.of(step.hasReply() ? "step.unfinished" : "step.not-written");
        };
    }

    private String waiting(StepState step) {
        var waitsFor = step.waitsFor();
        if (waitsFor.isPresent()) {
            return words.of("step.waits." + Words.key(waitsFor.get()));
        }
        return words.of(step.thinking().isBlank() ? "step.waiting" : "step.thinking");
    }

    /** What a reader should know of the step; a good step says nothing. */
    public String state(StepState step) {
        return switch (step.stage()) {
            case StepState.Stage.Kept kept -> String.join(words.of("join.comma"), marks.of(step, kept));
            case StepState.Stage.Writing writing -> marks.nth(step, step.position(writing.attempt()));
            case StepState.Stage.Between _ -> lastCause(step);
            case StepState.Stage.Unfinished _ -> unfinished(step);
        };
    }

    /** What stands in the title's place says already that it was not finished; a title that came does not. */
    private String unfinished(StepState step) {
        var told = new ArrayList<String>();
        if (!step.title().isBlank()) {
            told.add(words.of("step.not-finished"));
        }
        if (!step.attempts().isEmpty()) {
            told.add(words.of("step.attempts", step.attempts().size()));
            told.add(lastCause(step));
        }
        told.removeIf(String::isEmpty);
        return String.join(words.of("join.comma"), told);
    }

    /** The time that the step took; empty while it is written for the first time, and below a millisecond, which is not stored. */
    String time(StepState step) {
        return step.spent().toMillis() == 0 ? "" : Durations.words(step.spent());
    }

    /** The tokens that the model wrote; empty where nothing is known. */
    public String tokens(StepState step) {
        return step.stage() instanceof StepState.Stage.Kept kept
                ? count(
                                kept.step().figures().tokens(),
                                kept.step().figures().tokens().completion())
                        .map(count -> words.of("tokens", count))
                        .orElse("")
                : "";
    }

    /** How much the model thought by itself: what its server counted, else about a token for three bytes of the text. */
    public String ownThinking(StepState step) {
        var counted = step.stage() instanceof StepState.Stage.Kept kept
                ? kept.step().figures().tokens().thinking()
                : OptionalInt.empty();
        int bytes = step.thinking().getBytes(StandardCharsets.UTF_8).length;
        var count = counted.isPresent()
                ? words.of("count", counted.getAsInt())
                : words.of("count.about", Math.ceilDiv(bytes, CauseWording.BYTES_A_TOKEN));
        return words.of("step.own-thinking", words.of("tokens", count));
    }

    /** A count in words, with "about" where it is ours. */
    public Optional<String> count(Tokens tokens, OptionalInt count) {
        return count.isEmpty()
                ? Optional.empty()
                : Optional.of(words.of(tokens.estimated() ? "count.about" : "count", count.getAsInt()));
    }

    /** What became of an attempt, behind its number. */
    public String attempt(Attempt attempt) {
        var changes = changes(attempt);
        var told = switch (attempt.ending()) {
            case OPEN -> words.of("attempt.open");
            case ACCEPTED -> words.of("attempt.accepted");
            case REJECTED ->
                attempt.cause().isPresent()
                        ? words.of("attempt.rejected", causes.of(attempt))
                        : words.of("attempt.rejected-plain");
        };
        var beside = Stream.of(changes, leftOut(attempt))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(words.of("join.semicolon")));
        return beside.isEmpty() ? told : words.of("attempt.beside", told, beside);
    }

    /** What the request did without, because its server refuses it; may be empty. */
    private String leftOut(Attempt attempt) {
        var parts = attempt.figures().map(CallFigures::leftOut).orElse(Set.of()).stream()
                .sorted()
                .map(part -> words.of("part." + Words.key(part)))
                .toList();
        return parts.isEmpty() ? "" : words.of("left-out", String.join(words.of("join.comma"), parts));
    }

    /** What is known of why an attempt was not accepted, beyond what {@link #attempt} says; may be empty. */
    public String detail(Attempt attempt) {
        return attempt.cause()
                .map(cause -> details.text(cause, attempt.detail()))
                .orElse("");
    }

    /** How long an attempt took; empty while it is open. */
    public String time(Attempt attempt) {
        return attempt.figures().map(CallFigures::total).map(Durations::words).orElse("");
    }

    private String lastCause(StepState step) {
        return step.attempts().isEmpty() ? "" : causes.of(step.attempts().getLast());
    }

    private String changes(Attempt attempt) {
        var changes = attempt.changes();
        var told = new ArrayList<String>();
        changes.maxTokens().ifPresent(tokens -> told.add(words.of("change.tokens", tokens)));
        changes.temperature().ifPresent(temperature -> told.add(words.of("change.temperature", temperature)));
        changes.seed().ifPresent(seed -> told.add(words.of("change.seed", String.valueOf(seed))));
        if (changes.faultNamed()) {
            told.add(words.of("change.fault-named"));
        }
        if (changes.withoutSchema()) {
            told.add(words.of("change.without-schema"));
        }
        if (changes.thinkingOff()) {
            told.add(words.of("change.thinking-off"));
        }
        marks.stepsLeftOut(attempt.ref().step(), changes).ifPresent(told::add);
        return String.join(words.of("join.comma"), told);
    }
}
