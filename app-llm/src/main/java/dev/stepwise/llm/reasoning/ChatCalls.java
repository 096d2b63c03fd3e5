package dev.stepwise.llm.reasoning;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.run.RequestPart;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The loops' way to a model. */
public interface ChatCalls {

    /**
     * Makes one streamed call and returns when it has ended, in exactly one way. The reader is called on the calling thread, with
     * decoded text that holds no U+0000 and no lone surrogate; both were replaced by U+FFFD.
     *
     * @throws InterruptedException if the thread is interrupted; the request is then closed
     */
    CallEnd make(ChatCall call, ReplyReader reader, CallHandle handle) throws InterruptedException;

    /** The parts of a request that the server is known to refuse for this model. */
    Set<RequestPart> refused(EndpointRef endpoint, String model);

    /** Another server that was declared equal, offers the model and answers, if there is one: the one that has the least to do. */
    default Optional<EndpointRef> equalServer(EndpointRef endpoint, String model) {
        return Optional.empty();
    }

    /** Tokens that prompt and reply may have together; empty where the server does not say. */
    OptionalInt contextTokens(EndpointRef endpoint, String model);

    /** Tokens of the messages by the server's own count ({@code /tokenize}); empty where it has none. */
    OptionalInt countTokens(EndpointRef endpoint, String model, List<ChatTurn> messages);
}
