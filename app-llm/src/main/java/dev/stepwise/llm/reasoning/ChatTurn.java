package dev.stepwise.llm.reasoning;

/**
 * A message of the conversation with the model.
 *
 * @param text without the model's own thinking
 * @param whole with what the model thought in its text, between tags, as it came
 * @param thinking what the model thought beside its text; empty where it did not
 */
public record ChatTurn(Role role, String text, String whole, String thinking) {

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    public static ChatTurn system(String text) {
        return new ChatTurn(Role.SYSTEM, text, text, "");
    }

    public static ChatTurn user(String text) {
        return new ChatTurn(Role.USER, text, text, "");
    }

    public static ChatTurn assistant(String text) {
        return new ChatTurn(Role.ASSISTANT, text, text, "");
    }

    /** A reply of a model that may have thought by itself. */
    public static ChatTurn assistant(String text, String whole, String thinking) {
        return new ChatTurn(Role.ASSISTANT, text, whole, thinking);
    }
}
