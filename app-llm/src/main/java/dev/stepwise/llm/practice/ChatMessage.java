package dev.stepwise.llm.practice;

/** A message of a request, with the role as the wire names it. */
record ChatMessage(String role, String text) {

    static final String ASSISTANT = "assistant";

    boolean isAssistants() {
        return role.equals(ASSISTANT);
    }

    boolean isUsers() {
        return role.equals("user");
    }

    boolean isSystems() {
        return role.equals("system") || role.equals("developer");
    }
}
