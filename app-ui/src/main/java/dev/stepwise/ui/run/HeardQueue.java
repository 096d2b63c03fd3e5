package dev.stepwise.ui.run;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunEvent.TextStreamed;
import dev.stepwise.ui.run.RunPicture.Happened;
import dev.stepwise.ui.run.RunPicture.Heard;
import dev.stepwise.ui.run.RunPicture.Replaced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of a run, in order. Text of one field that comes in a row is joined, and a snapshot takes the place of all before it, so
 * that no more is kept than a run has events and text. Not safe for several threads.
 */
final class HeardQueue {

    private final List<Heard> heard = new ArrayList<>();

    /** Comes after all else. */
    private @Nullable Text text;

    /** Text that more may be joined to. */
    private record Text(AttemptRef attempt, Field field, Instant at, StringBuilder written) {

        static Text of(TextStreamed first, Instant at) {
            return new Text(first.attempt(), first.field(), at, new StringBuilder(first.text()));
        }

        boolean join(TextStreamed more) {
            boolean follows = more.attempt().equals(attempt) && more.field() == field;
            if (follows) {
                written.append(more.text());
            }
            return follows;
        }

        Happened toHeard() {
            return new Happened(new TextStreamed(attempt, field, written.toString()), at);
        }
    }

    boolean isEmpty() {
        return text == null && heard.isEmpty();
    }

    void add(Heard next) {
        if (next instanceof Happened(TextStreamed more, var at)) {
            if (text == null || !text.join(more)) {
                endText();
                text = Text.of(more, at);
            }
            return;
        }
        endText();
        if (next instanceof Replaced) {
            heard.clear();
        }
        heard.add(next);
    }

    /** All that is here; nothing is here afterwards. */
    List<Heard> takeAll() {
        endText();
        var all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    private void endText() {
        if (text != null) {
            heard.add(text.toHeard());
            text = null;
        }
    }
}
