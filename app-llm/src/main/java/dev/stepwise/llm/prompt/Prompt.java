package dev.stepwise.llm.prompt;

import java.util.Locale;
import java.util.Set;

/** A text that the loops send; each stands in a file of its own, in every language. */
public enum Prompt {
    /** What the model is told before the question; {@code least} and {@code most} steps, {@code tokens} a step. */
    SYSTEM_CAREFUL_JSON("least most tokens"),
    SYSTEM_CAREFUL_TEXT("least most tokens"),
    SYSTEM_SHORT_JSON,
    SYSTEM_SHORT_TEXT,
    /** A step that says nothing which could be taken for an answer, for servers that hold no reply to a schema. */
    EXAMPLE_JSON,
    /** Asks for replies in the question's language, where it is none of those that there are prompts in. */
    OWN_LANGUAGE,
    /** Asks for the next step. */
    GO_ON_JSON,
    GO_ON_TEXT,
    /** Asks for the next step of a model that is told nothing of steps. */
    CHECK_TEXT,
    /** Asks for the next step although the model wanted to answer; {@code least} steps. */
    NOT_YET_JSON("least"),
    NOT_YET_TEXT("least"),
    /** Passes on a person's {@code hint}. */
    HINT("hint"),
    /** Asks for the answer to the {@code question}, which the first version does not say again. */
    ANSWER_CAREFUL("question"),
    ANSWER_SHORT("question"),
    /** Stands behind the question where the answer is asked for in a conversation of its own: what the steps said, as {@code notes}. */
    ANSWER_NOTES("notes"),
    /** Asks the {@code question} in one call, the thinking before the answer. */
    ONE_CALL("question"),
    /** Asks the {@code question}, and for nothing but the answer. */
    ANSWER_ONLY("question"),
    FAULT_NO_OBJECT,
    FAULT_LIST,
    FAULT_CONTENT_MISSING,
    FAULT_CONTENT_BLANK,
    FAULT_CONTENT_NOT_TEXT,
    FAULT_QUOTE,
    FAULT_BLANK_TEXT,
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

    /** Whether it tells the model what was wrong with its reply. */
    public boolean namesFault() {
        return name().startsWith("FAULT_");
    }

    /** The name of its file in each language's folder. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
    }
}
