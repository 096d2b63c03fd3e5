package dev.stepwise.run;

import java.util.UUID;

/** Names a question. */
public record QuestionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
