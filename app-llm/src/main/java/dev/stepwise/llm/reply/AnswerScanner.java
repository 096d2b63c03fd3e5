package dev.stepwise.llm.reply;

import java.util.Optional;
import java.util.Set;

/**
 * Reads the answer while it is written. Plain Markdown goes through as it is. A text that begins with an object, fenced or not, is a
 * model that forgot to leave JSON: its first string under {@code content}, {@code answer} or {@code final_answer} is the answer.
 * One for each call.
 */
public final class AnswerScanner {

    private static final Set<String> KEYS = Set.of("content", "answer", "final_answer");

    private enum Shape {
        UNDECIDED,
        PLAIN,
        OBJECT
    }

    private final AnswerOpening opening = new AnswerOpening();
    private final ObjectScanner object = new ObjectScanner(new AnswerValues());
    private final WholeText text = new WholeText();
    private final StringBuilder answer = new StringBuilder();
    private Shape shape = Shape.UNDECIDED;

    /** Takes the next piece, of any size and cut anywhere, and gives the text that became readable with it, which may be empty. */
    public String read(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            read(piece.charAt(i));
        }
        return taken();
    }

    /** The answer, now that nothing more comes: all text that was given out. A beginning that could still become an object is nothing. */
    public AnswerReading end() {
        if (shape != Shape.OBJECT) {
            text.end();
        }
        taken();
        return answer.toString().isBlank()
                ? new AnswerReading.Rejected()
                : new AnswerReading.Accepted(answer.toString(), shape == Shape.OBJECT);
    }

    private String taken() {
        var fresh = text.take();
        answer.append(fresh);
        return fresh;
    }

    private void read(char c) {
        switch (shape) {
            case PLAIN -> text.add(c);
            case OBJECT -> inObject(c);
            case UNDECIDED -> decide(c);
        }
    }

    private void decide(char c) {
        switch (opening.read(c)) {
            case UNDECIDED -> {}
            case PLAIN -> {
                shape = Shape.PLAIN;
                opening.held().chars().forEach(unit -> text.add((char) unit));
            }
            case OBJECT -> {
                shape = Shape.OBJECT;
                opening.object().chars().forEach(unit -> inObject((char) unit));
            }
        }
    }

    private void inObject(char c) {
        if (!object.isClosed()) {
            object.read(c);
        }
    }

    private final class AnswerValues implements ObjectScanner.Values {

        private boolean found;

        @Override
        public Optional<WholeText> begins(String key, boolean string) {
            if (found || !string || !KEYS.contains(key)) {
                return Optional.empty();
            }
            found = true;
            return Optional.of(text);
        }

        @Override
        public void ended(String key) {
            // The object's end is not waited for: an answer that was cut off is an answer.
        }
    }
}
