package dev.stepwise.llm.tiny;

import dev.stepwise.llm.serving.ChatMessage;
import java.util.List;

/**
 * Lays messages out as the model was trained to read them: the template that stands in its file, which is not asked for it because the
 * library's reading of templates is younger than this one is simple. Of a system message only one thing counts, whether it asks for steps.
 */
final class ChatTemplate {

    private static final String ASKS_FOR_STEPS = "next_action";
    private static final String END = "<|end|>";

    private ChatTemplate() {}

    /** The text up to the mark after which the reply begins. */
    static String prompt(List<ChatMessage> messages) {
        var steps = !messages.isEmpty()
                && messages.getFirst().isSystems()
                && messages.getFirst().text().contains(ASKS_FOR_STEPS);
        var prompt = new StringBuilder("<|begin|>").append(steps ? "<|steps|>" : "<|plain|>");
        for (var message : messages) {
            if (message.isUsers() || message.isAssistants()) {
                prompt.append("<|")
                        .append(message.role())
                        .append("|>")
                        .append(plain(message.text()))
                        .append(END);
            }
        }
        return prompt.append("<|assistant|>").toString();
    }

    /** Nobody's words become marks of the template, or characters that the library cannot be given. */
    private static String plain(String text) {
        return text.strip().replace("<|", "< |").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
    }
}
