package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.Flavor;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.run.RequestPart;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A call as its server takes it.
 *
 * @param refused the parts that the server is known to refuse
 * @param thinking how it takes what concerns the model's own thinking
 */
record RequestForm(ChatCall call, Set<RequestPart> refused, ThinkingForm thinking) {

    RequestForm {
        refused = Set.copyOf(refused);
    }

    boolean sends(RequestPart part) {
        return isWanted(part) && !refused.contains(part);
    }

    /** The parts that are sent. */
    Set<RequestPart> sent() {
        return parts(this::sends);
    }

    /** The parts that this call would have if the server took them. */
    Set<RequestPart> leftOut() {
        return parts(part -> isWanted(part) && refused.contains(part));
    }

    private boolean isWanted(RequestPart part) {
        return switch (part) {
            case SCHEMA -> call.format() == ReplyFormat.STEP_SCHEMA;
            case JSON_MODE -> call.format() == ReplyFormat.STEP_SCHEMA && refused.contains(RequestPart.SCHEMA);
            case SYSTEM_ROLE -> call.messages().getFirst().role() == ChatTurn.Role.SYSTEM;
            case SEED -> call.sampling().seed().isPresent();
            case TOP_K -> call.sampling().topK().isPresent();
            case MIN_P -> call.sampling().minP().isPresent();
            case PRESENCE_PENALTY -> call.sampling().penalties().presence().isPresent();
            case FREQUENCY_PENALTY -> call.sampling().penalties().frequency().isPresent();
            case REPETITION_PENALTY -> call.sampling().penalties().repetition().isPresent();
            case STOP -> !call.sampling().stops().texts().isEmpty();
            case REASONING_EFFORT -> call.ownThinking().effort().isPresent() && !isEffortSaidOtherwise();
            case THINKING_TOKENS -> call.ownThinking().isLimited();
            case THINKING_OFF -> call.ownThinking().isOff();
            case TOP_P, TEMPERATURE, MAX_TOKENS, STREAM_OPTIONS -> true;
        };
    }

    /** Whether what is said of the thinking's tokens takes the effort's place. */
    private boolean isEffortSaidOtherwise() {
        var ownThinking = call.ownThinking();
        return thinking.takesObject() ? ownThinking.tokens().isPresent() : turnsOffByEffort();
    }

    /** Whether the model is not to think, and its server takes this as an effort of none. */
    boolean turnsOffByEffort() {
        return call.ownThinking().isOff() && call.endpoint().flavor() == Flavor.OLLAMA && !thinking.takesObject();
    }

    private static Set<RequestPart> parts(Predicate<RequestPart> which) {
        return Arrays.stream(RequestPart.values())
                .filter(which)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestPart.class)));
    }
}
