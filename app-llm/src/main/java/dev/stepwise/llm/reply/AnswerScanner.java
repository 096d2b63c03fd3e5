package dev.stepwise.llm.reply;

import java.util.Optional;
import java.util.Set;

/**
 * Reads the answer while it is written. Markdown goes through as it is, and so does JSON, for the question may have asked for it. Only
 * where an object is the whole answer, fenced or not and perhaps cut off, with no keys but those of a step, {@code answer} and
 * {@code final_answer}, a model forgot to leave the form of its steps: then the first string under {@code content}, {@code answer} or
 * {@code final_answer} is the answer. While it is not known which of the two it is, nothing is given out. One for each call.
 */
public final class AnswerScanner {

    private static final Set<String> ANSWERS = Set.of("content", "answer", "final_answer");

    private enum Shape {
        UNDECIDED,
        PLAIN,
        OBJECT
    }

    private final AnswerOpening opening = new AnswerOpening();
    private final AnswerValues values = new AnswerValues();
    private final ObjectScanner object = new ObjectScanner(values);
    private final WholeText written = new WholeText();
    private final WholeText unwrapped = new WholeText();
    private final StringBuilder held = new StringBuilder();

    /** What stands behind the object, without white space. */
    private final StringBuilder behind = new StringBuilder();

    private final StringBuilder answer = new StringBuilder();
    private Shape shape = Shape.UNDECIDED;

    /** The answer in a reply that may end anywhere; empty if there is none. */
    public static String textOf(String reply) {
        var scanner = new AnswerScanner();
        var _ = scanner.read(reply);
        return scanner.end() instanceof AnswerReading.Accepted answer ? answer.text() : "";
    }

    /** Takes the next piece, of any size and cut anywhere, and gives the text that became readable with it, which may be empty. */
    public String read(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            read(piece.charAt(i));
        }
        return taken();
    }

    /** The text that was held back, now that nothing more comes. A beginning that could still become an object is nothing. */
    public String rest() {
        if (shape == Shape.OBJECT && !values.found) {
            // an object without an answer in it; perhaps it is what was asked for
            writtenAsItIs();
        }
        var text = shape == Shape.OBJECT ? unwrapped : written;
        text.end();
        var rest = text.take();
        answer.append(rest);
        return rest;
    }

    /** The answer, now that nothing more comes: all text that was given out, and the rest. */
    public AnswerReading end() {
        var _ = rest();
        return answer.toString().isBlank()
                ? new AnswerReading.Rejected()
                : new AnswerReading.Accepted(answer.toString(), shape == Shape.OBJECT);
    }

    private String taken() {
        var fresh = written.take();
        answer.append(fresh);
        return fresh;
    }

    private void read(char c) {
        switch (shape) {
            case PLAIN -> written.add(c);
            case OBJECT -> inObject(c);
            case UNDECIDED -> decide(c);
        }
    }

    private void decide(char c) {
        switch (opening.read(c)) {
            case UNDECIDED -> {}
            case PLAIN -> {
                shape = Shape.PLAIN;
                opening.held().chars().forEach(unit -> written.add((char) unit));
            }
            case OBJECT -> {
                shape = Shape.OBJECT;
                held.append(opening.held());
                opening.object().chars().forEach(unit -> follow((char) unit));
            }
        }
    }

    private void inObject(char c) {
        held.append(c);
        follow(c);
    }

    private void follow(char c) {
        if (shape != Shape.OBJECT) {
            return;
        }
        if (object.isClosed()) {
            if (!Character.isWhitespace(c)) {
                behind.append(c);
            }
            if (!opening.mayFollow(behind.toString())) {
                writtenAsItIs();
            }
        } else {
            object.read(c);
            if (values.foreign) {
                writtenAsItIs();
            }
        }
    }

    private void writtenAsItIs() {
        shape = Shape.PLAIN;
        held.chars().forEach(unit -> written.add((char) unit));
        held.setLength(0);
    }

    private final class AnswerValues implements ObjectScanner.Values {

        private boolean found;
        private boolean foreign;

        @Override
        public Optional<WholeText> begins(String key, boolean string) {
            var name = StepFields.name(key);
            foreign |= !ANSWERS.contains(name) && !StepFields.KEYS.contains(name);
            if (found || !string || !ANSWERS.contains(name)) {
                return Optional.empty();
            }
            found = true;
            return Optional.of(unwrapped);
        }

        @Override
        public void ended(String key) {
            // The object's end is not waited for: an answer that was cut off is an answer.
        }
    }
}
