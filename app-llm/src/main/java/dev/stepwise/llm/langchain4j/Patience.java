package dev.stepwise.llm.langchain4j;

import dev.stepwise.llm.reasoning.CallDeadlines;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import java.time.Duration;

/** How long a call still waits for what comes next. */
final class Patience {

    /** For the text of an error whose status is known already. */
    static final Duration FOR_AN_ERROR_TEXT = Duration.ofSeconds(2);

    private final CallDeadlines deadlines;
    private final long begun = System.nanoTime();
    private Duration limit;
    private Cause cause = Cause.NO_FIRST_TOKEN;

    Patience(CallDeadlines deadlines) {
        this.deadlines = deadlines;
        limit = deadlines.firstToken();
    }

    /** The model wrote something. */
    void heardText() {
        expect(deadlines.idle(), Cause.STALLED);
    }

    /** The status says a failure; only the server's words are missing. */
    void heardErrorStatus() {
        expect(FOR_AN_ERROR_TEXT, Cause.STALLED);
    }

    /** The text is whole; only what belongs to the end may still come. */
    void awaitEnd(Duration wait) {
        expect(wait, Cause.STALLED);
    }

    /** Since the call began. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Time until the next deadline, never negative. */
    Duration left() {
        var next = limit.compareTo(deadlines.total()) < 0 ? limit : deadlines.total();
        var left = next.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What it means that nothing came in the time left. */
    Failure failure() {
        if (limit.compareTo(deadlines.total()) >= 0) {
            return Failure.of(Cause.CALL_TOO_LONG, new CauseDetail.Waited(deadlines.total()));
        }
        return switch (cause) {
            case NO_FIRST_TOKEN -> Failure.of(cause, new CauseDetail.Waited(deadlines.firstToken()));
            default -> Failure.of(cause, new CauseDetail.Waited(deadlines.idle()));
        };
    }

    private void expect(Duration within, Cause otherwise) {
        limit = elapsed().plus(within);
        cause = otherwise;
    }
}
