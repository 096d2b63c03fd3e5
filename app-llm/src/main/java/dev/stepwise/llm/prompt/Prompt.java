package dev.stepwise.llm.prompt;

import java.util.Locale;
import java.util.Set;

/** A text that the loops send; each stands in a file of its own, in every language. */
public enum Prompt {
    /** What the model is told before the question; {@code least} and {@code most} steps, {@code tokens} a step. */
    SYSTEM("least most tokens"),
    /** Asks for the next step. */
    GO_ON,
    /** Asks for the next step although the model wanted to answer; {@code least} steps. */
    NOT_YET("least"),
    /** Passes on a person's {@code hint}. */
    HINT("hint"),
    /** Asks for the answer, in plain Markdown. */
    ANSWER,
    FAULT_NO_OBJECT,
    FAULT_LIST,
    FAULT_CONTENT_MISSING,
    FAULT_CONTENT_BLANK,
    FAULT_CONTENT_NOT_TEXT,
    FAULT_UNCLOSED,
    FAULT_RUN_ON,
    FAULT_LOOP,
    FAULT_RECITAL,
    FAULT_NO_ANSWER;

    private final String placeholders;

    Prompt() {
        this("");
    }

    Prompt(String placeholders) {
        this.placeholders = placeholders;
    }

    /** The names that are filled in; in the file they stand in braces. */
    public Set<String> placeholders() {
        return placeholders.isEmpty() ? Set.of() : Set.of(placeholders.split(" ", -1));
    }

    /** The name of its file in each language's folder. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
    }
}
