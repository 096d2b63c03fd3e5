package dev.stepwise.llm.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.run.RequestPart;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says a call in LangChain4j's words. */
final class ChatRequests {

    /** Without limits of length, for they make vLLM's default grammar write what cannot be parsed. */
    private static final ResponseFormat STEP = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("step")
                    .rootElement(JsonObjectSchema.builder()
                            .addStringProperty("title")
                            .addStringProperty("content")
                            .addEnumProperty("next_action", List.of("continue", "final_answer"))
                            .required("title", "content", "next_action")
                            .additionalProperties(false)
                            .build())
                    .build())
            .build();

    private ChatRequests() {}

    static ChatRequest of(RequestForm form) {
        var call = form.call();
        var parameters = OpenAiChatRequestParameters.builder().modelName(call.model());
        if (form.sends(RequestPart.TEMPERATURE)) {
            parameters.temperature(call.sampling().temperature());
        }
        if (form.sends(RequestPart.TOP_P)) {
            parameters.topP(call.sampling().topP());
        }
        if (form.sends(RequestPart.SEED)) {
            parameters.seed(call.sampling().seed().getAsInt());
        }
        if (form.sends(RequestPart.MAX_TOKENS)) {
            parameters.maxOutputTokens(call.maxTokensInAll());
        } else {
            parameters.maxCompletionTokens(call.maxTokensInAll());
        }
        if (form.sends(RequestPart.PRESENCE_PENALTY)) {
            parameters.presencePenalty(call.sampling().penalties().presence().getAsDouble());
        }
        if (form.sends(RequestPart.FREQUENCY_PENALTY)) {
            parameters.frequencyPenalty(call.sampling().penalties().frequency().getAsDouble());
        }
        if (form.sends(RequestPart.STOP)) {
            parameters.stopSequences(call.sampling().stops().texts());
        }
        if (form.sends(RequestPart.REASONING_EFFORT)) {
            parameters.reasoningEffort(
                    call.ownThinking().effort().orElseThrow().name().toLowerCase(Locale.ROOT));
        }
        if (form.sends(RequestPart.THINKING_OFF) && form.turnsOffByEffort()) {
            parameters.reasoningEffort("none");
        }
        parameters.customParameters(ServerParameters.of(form));
        if (form.sends(RequestPart.SCHEMA)) {
            parameters.responseFormat(STEP);
        } else if (form.sends(RequestPart.JSON_MODE)) {
            parameters.responseFormat(ResponseFormat.JSON);
        }
        return ChatRequest.builder()
                .messages(turns(form).stream()
                        .map(turn -> message(turn, form.thinking()))
                        .toList())
                .parameters(parameters.build())
                .build();
    }

    /** Where the system's role is refused, its text stands before the first user turn. */
    private static List<ChatTurn> turns(RequestForm form) {
        var turns = form.call().messages();
        if (!form.leftOut().contains(RequestPart.SYSTEM_ROLE)) {
            return turns;
        }
        var first = ChatTurn.user(turns.get(0).text() + "\n\n" + turns.get(1).text());
        return Stream.concat(Stream.of(first), turns.stream().skip(2)).toList();
    }

    private static ChatMessage message(ChatTurn turn, ThinkingForm thinking) {
        return switch (turn.role()) {
            case SYSTEM -> SystemMessage.from(turn.text());
            case USER -> UserMessage.from(turn.text());
            case ASSISTANT -> thinking.replayedAs().isPresent() ? withThinking(turn) : AiMessage.from(turn.text());
        };
    }

    private static AiMessage withThinking(ChatTurn turn) {
        return turn.thinking().isBlank()
                ? AiMessage.from(turn.whole())
                : AiMessage.builder()
                        .text(turn.text())
                        .thinking(turn.thinking())
                        .build();
    }
}
