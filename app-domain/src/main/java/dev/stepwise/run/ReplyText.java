package dev.stepwise.run;

/**
 * What a person can read of a reply, as far as it came.
 *
 * @param title empty where there is none, and always for an answer
 * @param thinking the model's own, before the reply
 */
public record ReplyText(String title, String content, String thinking) {

    public static final ReplyText NONE = new ReplyText("", "", "");

    /** A text without thinking. */
    public ReplyText(String title, String content) {
        this(title, content, "");
    }

    /** The same with other thinking. */
    public ReplyText withThinking(String other) {
        return new ReplyText(title, content, other);
    }

    /** Whether there is nothing but, perhaps, thinking. */
    public boolean saysNothing() {
        return title.isEmpty() && content.isEmpty();
    }

    public boolean isEmpty() {
        return saysNothing() && thinking.isEmpty();
    }

    /** This text, or the other one if there is nothing in this. */
    public ReplyText or(ReplyText other) {
        return isEmpty() ? other : this;
    }
}
