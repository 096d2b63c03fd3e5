package dev.stepwise.run;

/**
 * What a person can read of a reply, as far as it came.
 *
 * @param title empty where there is none, and always for an answer
 */
public record ReplyText(String title, String content) {

    public static final ReplyText NONE = new ReplyText("", "");

    public boolean isEmpty() {
        return title.isEmpty() && content.isEmpty();
    }

    /** This text, or the other one if there is nothing in this. */
    public ReplyText or(ReplyText other) {
        return isEmpty() ? other : this;
    }
}
