package dev.stepwise.run.feed;

import dev.stepwise.run.Attempt;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.run.persistence.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model call under way, with its text so far and how much of that was written for other nodes. */
final class LiveCall {

    /** A field's text. */
    private static final class Written {
        final StringBuilder text = new StringBuilder();
        int sent;
    }

    final RunEvent.AttemptStarted started;
    private final Map<Field, Written> fields = new EnumMap<>(Field.class);
    private Optional<Instant> firstTextAt = Optional.empty();
    private boolean queued;

    LiveCall(RunEvent.AttemptStarted started) {
        this.started = started;
    }

    /** The call that is open in the rows, of which no text is known yet. */
    static Optional<LiveCall> openIn(RunDetails details) {
        return details.attempts().reversed().stream()
                .filter(attempt -> attempt.ending() == Attempt.Ending.OPEN)
                .findFirst()
                .map(open -> new LiveCall(new RunEvent.AttemptStarted(open.ref(), open.changes(), open.startedAt())));
    }

    AttemptRef attempt() {
        return started.attempt();
    }

    synchronized void append(TextStreamed text, Instant at) {
        written(text.field()).text.append(text.text());
        if (firstTextAt.isEmpty()) {
            firstTextAt = Optional.of(at);
        }
    }

    /** Takes in what another node wrote; what is new of it, if it follows on what is known. */
    synchronized Optional<TextStreamed> add(Chunk chunk) {
        var text = written(chunk.field()).text;
        if (!chunk.attempt().equals(attempt()) || chunk.startsAt() > text.length() || chunk.endsAt() <= text.length()) {
            return Optional.empty();
        }
        var news = new TextStreamed(attempt(), chunk.field(), chunk.text().substring(text.length() - chunk.startsAt()));
        append(news, chunk.firstTextAt());
        return Optional.of(news);
    }

    /** The text of a step of this call that has not come yet, where the step begins with what has come; it counts as come then. */
    synchronized List<TextStreamed> missing(CompletedStep step, Instant at) {
        var missing = new ArrayList<TextStreamed>();
        missing(Field.TITLE, step.title()).ifPresent(missing::add);
        missing(Field.CONTENT, step.content()).ifPresent(missing::add);
        missing(Field.THINKING, step.thinking()).ifPresent(missing::add);
        missing.forEach(text -> append(text, at));
        return missing;
    }

    private Optional<TextStreamed> missing(Field field, String whole) {
        var known = text(field);
        return whole.length() > known.length() && whole.startsWith(known)
                ? Optional.of(new TextStreamed(attempt(), field, whole.substring(known.length())))
                : Optional.empty();
    }

    /** All that has come of a field, as if it came at once; empty if nothing has. */
    synchronized Optional<TextStreamed> textSoFar(Field field) {
        return text(field).isEmpty() ? Optional.empty() : Optional.of(new TextStreamed(attempt(), field, text(field)));
    }

    synchronized LiveAttempt toAttempt() {
        return new LiveAttempt(
                attempt(),
                started.changes(),
                started.at(),
                firstTextAt,
                new ReplyText(text(Field.TITLE), text(Field.CONTENT), text(Field.THINKING)));
    }

    synchronized int length(Field field) {
        return written(field).text.length();
    }

    /** Whether it has to be put into the queue of calls with text to write: that it now stands there is noted. */
    synchronized boolean enterQueue() {
        boolean entered = !queued;
        queued = true;
        return entered;
    }

    /** What was not written for other nodes yet; it counts as written then, and the call as out of the queue. */
    synchronized List<Chunk> takeUnsent(Claim claim) {
        queued = false;
        var chunks = new ArrayList<Chunk>();
        fields.forEach((field, written) -> {
            if (written.sent < written.text.length()) {
                chunks.add(new Chunk(
                        claim.run(),
                        claim.epoch(),
                        attempt(),
                        field,
                        written.sent,
                        written.text.substring(written.sent),
                        firstTextAt.orElseThrow()));
                written.sent = written.text.length();
            }
        });
        return chunks;
    }

    /** Whether anything was written for other nodes. */
    synchronized boolean wasSent() {
        return fields.values().stream().anyMatch(written -> written.sent > 0);
    }

    /** Nobody knows what became of what was written: all of it counts as not written. */
    synchronized void forgetSent() {
        fields.values().forEach(written -> written.sent = 0);
    }

    private String text(Field field) {
        return written(field).text.toString();
    }

    private Written written(Field field) {
        return fields.computeIfAbsent(field, _ -> new Written());
    }
}
