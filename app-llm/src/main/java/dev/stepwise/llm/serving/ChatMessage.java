package dev.stepwise.llm.serving;

/** A message of a request, with the role as the wire names it. */
public record ChatMessage(String role, String text) {

    public static final String ASSISTANT = "assistant";

    public boolean isAssistants() {
        return role.equals(ASSISTANT);
    }

    public boolean isUsers() {
        return role.equals("user");
    }

    public boolean isSystems() {
        return role.equals("system") || role.equals("developer");
    }
}
