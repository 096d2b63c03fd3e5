package dev.stepwise.llm.langchain4j;

import dev.stepwise.llm.langchain4j.SseReader.SseEvent;

/** What happens to a streamed request, in this order. */
sealed interface StreamSignal {

    /** The headers are here. */
    record Opened(ResponseHead head) implements StreamSignal {

        boolean isSuccess() {
            return head.isSuccess();
        }
    }

    /** The body, or its beginning, of an answer without success. */
    record ErrorText(String text) implements StreamSignal {}

    /** One event of a success. */
    record Data(SseEvent event) implements StreamSignal {}

    /** The server ended the answer as HTTP wants it. */
    record Ended() implements StreamSignal {}

    /** The connection could not be made or broke. */
    record Broken(Throwable cause) implements StreamSignal {}

    /** We closed the request. */
    record Cancelled() implements StreamSignal {}
}
