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
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatTurn;
import java.util.List;

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

    static ChatRequest of(ChatCall call) {
        var parameters = OpenAiChatRequestParameters.builder()
                .modelName(call.model())
                .temperature(call.sampling().temperature())
                .topP(call.sampling().topP())
                .maxOutputTokens(call.maxTokens());
        call.sampling().seed().ifPresent(parameters::seed);
        switch (call.format()) {
            case STEP_SCHEMA -> parameters.responseFormat(STEP);
            case FREE -> {}
        }
        return ChatRequest.builder()
                .messages(call.messages().stream().map(ChatRequests::message).toList())
                .parameters(parameters.build())
                .build();
    }

    private static ChatMessage message(ChatTurn turn) {
        return switch (turn.role()) {
            case SYSTEM -> SystemMessage.from(turn.text());
            case USER -> UserMessage.from(turn.text());
            case ASSISTANT -> AiMessage.from(turn.text());
        };
    }
}
