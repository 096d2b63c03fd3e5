package dev.stepwise.llm.reply;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads title and content out of a step's JSON while it is written. It takes pieces of any size, cut anywhere, and its work grows
 * with the text alone. One for each call.
 *
 * <p>Whatever {@link StepReply#read} accepts, this has read in the same way: title and content, taken together over all pieces, are
 * those of the accepted reading, but that a blank title is empty there. The step is the first object with a key of a step, in any case
 * of letters; a draft's tally or an example before it is passed over. The first value of a key counts, and only the object's own keys,
 * not those of objects within.
 *
 * @see "docs/decisions/0009-steps-in-json-the-answer-in-markdown.md"
 */
public final class LiveScanner {

    /**
     * What a piece made readable.
     *
     * @param title what is new of it, may be empty
     * @param content what is new of it, may be empty
     */
    public record Progress(String title, String content, State state) {}

    /** Whether more is wanted. */
    public enum State {
        OPEN,
        /** The step's object closed. */
        CLOSED,
        /** More than 64 units of white space in a row outside strings, since the object began. */
        RUN_ON
    }

    private final StepValues values = new StepValues();
    private ObjectStart start = new ObjectStart();
    private ObjectScanner object = new ObjectScanner(values);
    private final WholeText title = new WholeText();
    private final WholeText content = new WholeText();
    private State state = State.OPEN;
    private boolean begun;
    private boolean passedOver;
    private boolean actionClosed;
    private boolean textFollowed;
    private int position;
    private int begin;

    /**
     * Takes the next piece and gives what became readable with it. Text that follows the object's end is passed over.
     *
     * @throws IllegalStateException if an earlier piece ended the reading with CLOSED or RUN_ON
     */
    public Progress read(String piece) {
        if (state != State.OPEN) {
            throw new IllegalStateException("The reading has ended: " + state);
        }
        int i = 0;
        while (i < piece.length() && state == State.OPEN) {
            read(piece.charAt(i++));
        }
        textFollowed = !piece.substring(i).isBlank();
        return new Progress(title.take(), content.take(), state);
    }

    /** Whether the value of {@code next_action} was complete when the reading stopped. */
    public boolean actionClosed() {
        return actionClosed;
    }

    /** Whether anything but white space followed in the piece that ended the reading. */
    public boolean textFollowed() {
        return textFollowed;
    }

    /** The places of quotes in the step's texts that were not escaped, counted from the object's brace. */
    List<Integer> innerQuotes() {
        return object.innerQuotes();
    }

    /** Whether the step was not written as JSON wants it: a key in capitals, a single backslash, a quote that is not escaped. */
    public boolean isRepaired() {
        return object.isRepaired() || values.otherCase;
    }

    /** Whether an object was read to its end that is no step. */
    boolean hasPassedOver() {
        return passedOver;
    }

    /** Whether an object has begun, or may have with the last units read. */
    boolean maybeBegun() {
        return !start.candidate().isEmpty();
    }

    /** Whether an object has begun for certain. */
    boolean hasBegun() {
        return begun;
    }

    /** The place of the brace that began it, or may have begun it, in the whole text; the text's end if there is none. */
    int begin() {
        return begun ? begin : position - start.candidate().length();
    }

    /** The place after the last unit that was read, in the whole text. */
    int end() {
        return position;
    }

    private void read(char c) {
        position++;
        if (begun) {
            inObject(c);
        } else if (start.read(c)) {
            begin = begin();
            begun = true;
            start.candidate().chars().forEach(unit -> inObject((char) unit));
        }
    }

    private void inObject(char c) {
        object.read(c);
        if (object.isClosed()) {
            if (values.isStep) {
                state = State.CLOSED;
            } else {
                lookFurther();
            }
        } else if (object.whiteInARow() > WhiteSpace.BOUND) {
            state = State.RUN_ON;
        }
    }

    private void lookFurther() {
        passedOver = true;
        begun = false;
        start = new ObjectStart();
        object = new ObjectScanner(values);
    }

    private final class StepValues implements ObjectScanner.Values {

        private final Set<String> seen = new HashSet<>();
        private boolean isStep;
        private boolean otherCase;

        @Override
        public Optional<WholeText> begins(String key, boolean string) {
            var name = StepFields.name(key);
            if (!StepFields.KEYS.contains(name)) {
                return Optional.empty();
            }
            isStep = true;
            otherCase |= !name.equals(key);
            return switch (name) {
                case StepFields.TITLE -> first(name, title);
                case StepFields.CONTENT -> first(name, content);
                default -> Optional.empty();
            };
        }

        @Override
        public void ended(String key) {
            actionClosed |= StepFields.name(key).equals(StepFields.NEXT_ACTION);
        }

        private Optional<WholeText> first(String key, WholeText text) {
            return seen.add(key) ? Optional.of(text) : Optional.empty();
        }
    }
}
