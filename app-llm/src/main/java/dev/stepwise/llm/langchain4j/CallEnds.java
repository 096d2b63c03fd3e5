package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.Connection;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.FinishReason;
import dev.stepwise.llm.reasoning.ChatCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how a call ended, by what is known of it then. Only a real end is one: where nothing proves it, the call failed.
 *
 * @see "docs/decisions/0028-only-a-real-end-is-an-answer.md"
 */
record CallEnds(ChatCall call, Connection connection, CallRecord record, Patience patience) {

    private static final Logger log = LoggerFactory.getLogger(CallEnds.class);

    /** How the stream was over. */
    enum Over {
        /** The server sent its last event, or the message as a whole. */
        SAID,
        /** The answer ended as HTTP wants it. */
        ENDED,
        /** It broke, or fell silent, or ended with a connection that may have broken. */
        LOST
    }

    /**
     * The stream is over.
     *
     * @param enough whether the reader has the whole reply; why the server ended it does not matter then
     * @param otherwise what it means if there is no end
     */
    CallEnd over(Over how, boolean enough, Failure otherwise) {
        var reason = record.finish().filter(_ -> how != Over.LOST || record.endIsProven());
        if (reason.isPresent()) {
            return named(reason.get(), enough);
        }
        if (enough) {
            return cut();
        }
        return how == Over.SAID && record.textCame() ? unnamed() : failed(otherwise);
    }

    CallEnd cut() {
        return new CallEnd.Cut(record.figures(patience.elapsed()));
    }

    CallEnd cancelled() {
        return new CallEnd.Cancelled(record.figures(patience.elapsed()));
    }

    CallEnd failed(Failure failure) {
        return new CallEnd.Failed(
                failure.cause(),
                Redaction.of(failure.detail(), call.messages(), connection),
                failure.retryAfter(),
                record.figures(patience.elapsed()));
    }

    private CallEnd named(FinishReasons.Named reason, boolean enough) {
        return switch (reason.meaning()) {
            case ANSWERED -> finished(FinishReason.STOP);
            case CUT -> finished(FinishReason.LENGTH);
            case FILTERED, TOOL_CALL, REPETITION, FAULT -> enough ? cut() : failed(Failure.ofReason(reason));
            case UNKNOWN -> {
                log.atInfo()
                        .addKeyValue("reason", reason.name())
                        .addKeyValue("endpoint", call.endpoint().name())
                        .log("A model server ended a reply for a reason that is not known.");
                yield finished(FinishReason.UNKNOWN);
            }
        };
    }

    /** No reason was named; a reply that took all the tokens it was allowed was cut. */
    private CallEnd unnamed() {
        return finished(record.fills(call.maxTokensInAll()) ? FinishReason.LENGTH : FinishReason.UNKNOWN);
    }

    private CallEnd finished(FinishReason reason) {
        return new CallEnd.Finished(reason, record.figures(patience.elapsed()));
    }
}
