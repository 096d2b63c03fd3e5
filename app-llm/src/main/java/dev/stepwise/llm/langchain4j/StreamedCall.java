package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.llm.langchain4j.SseReader.SseEvent;
import dev.stepwise.llm.langchain4j.StreamSignal.Broken;
import dev.stepwise.llm.langchain4j.StreamSignal.Cancelled;
import dev.stepwise.llm.langchain4j.StreamSignal.Data;
import dev.stepwise.llm.langchain4j.StreamSignal.Ended;
import dev.stepwise.llm.langchain4j.StreamSignal.ErrorText;
import dev.stepwise.llm.langchain4j.StreamSignal.Opened;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ReplyReader;
import dev.stepwise.llm.reasoning.ReplyReader.Verdict;
import dev.stepwise.run.CallFault;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import java.util.Optional;

/**
 * Follows one stream to its end. One thread takes the signals one after the other and returns at the first that ends the call: whatever
 * arrives at the same moment, a call has exactly one end.
 */
final class StreamedCall {

    private static final String LAST_EVENT = "[DONE]";

    private final ChatCall call;
    private final Optional<ApiKey> key;
    private final EventStream stream;
    private final ReplyReader reader;
    private final CallRecord record;
    private final Patience patience;
    private final TextCleaner cleaner = new TextCleaner();
    private Verdict verdict = Verdict.GO_ON;
    private Optional<Opened> opened = Optional.empty();
    private boolean sawEvents;

    StreamedCall(ChatCall call, Optional<ApiKey> key, EventStream stream, ReplyReader reader) {
        this.call = call;
        this.key = key;
        this.stream = stream;
        this.reader = reader;
        record = new CallRecord(call.messages());
        patience = new Patience(call.deadlines());
    }

    CallEnd follow() throws InterruptedException {
        var end = Optional.<CallEnd>empty();
        while (end.isEmpty()) {
            var signal = stream.next(patience.left());
            end = signal.isPresent() ? take(signal.get()) : Optional.of(silence());
        }
        return end.get();
    }

    private Optional<CallEnd> take(StreamSignal signal) {
        return switch (signal) {
            case Opened now -> {
                open(now);
                yield Optional.empty();
            }
            case ErrorText(var text) -> Optional.of(refused(text));
            case Data(var event) -> event.data().equals(LAST_EVENT) ? Optional.of(lastEvent()) : take(event);
            case Ended() -> Optional.of(serverEnded(endedEarly()));
            case Broken(var thrown) -> Optional.of(serverEnded(Failure.ofNetwork(thrown, opened.isPresent())));
            case Cancelled() -> Optional.of(new CallEnd.Cancelled(record.figures(patience.elapsed())));
        };
    }

    private void open(Opened now) {
        opened = Optional.of(now);
        if (now.isSuccess()) {
            record.accepted();
        } else {
            patience.heardErrorStatus();
        }
    }

    private Optional<CallEnd> take(SseEvent event) {
        sawEvents = true;
        Chunk chunk;
        try {
            chunk = Chunk.of(event);
        } catch (JsonProcessingException unreadable) {
            return Optional.of(failed(Failure.of(Cause.ERROR_EVENT, new CauseDetail.Call(CallFault.NOT_JSON))));
        }
        record.add(chunk, patience.elapsed());
        if (chunk.error().isPresent()) {
            return Optional.of(failed(Failure.ofEvent(chunk.error().get())));
        }
        if (verdict == Verdict.AWAIT_END) {
            return chunk.text().isEmpty() ? Optional.empty() : Optional.of(cut());
        }
        if (chunk.bringsText() || chunk.finish().isPresent()) {
            patience.heardText();
        }
        return read(cleaner.clean(chunk.text()));
    }

    private Optional<CallEnd> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        verdict = reader.read(text);
        return switch (verdict) {
            case GO_ON -> Optional.empty();
            case AWAIT_END -> {
                patience.hasEnough();
                yield Optional.empty();
            }
            case CUT -> Optional.of(cut());
        };
    }

    private CallEnd lastEvent() {
        var end = serverEnded(endedEarly());
        if (end instanceof CallEnd.Finished) {
            stream.release();
        }
        return end;
    }

    /** The stream is over; a reason to finish makes it a success, and a reader that had enough does not miss one. */
    private CallEnd serverEnded(Failure otherwise) {
        if (verdict == Verdict.GO_ON && read(cleaner.rest()).isPresent()) {
            return cut();
        }
        if (record.finish().isPresent()) {
            return new CallEnd.Finished(record.finish().get(), record.figures(patience.elapsed()));
        }
        return verdict == Verdict.AWAIT_END ? cut() : failed(otherwise);
    }

    private CallEnd silence() {
        if (opened.isPresent() && !opened.get().isSuccess()) {
            return refused("");
        }
        return record.finish().isPresent() || verdict == Verdict.AWAIT_END
                ? serverEnded(endedEarly())
                : failed(patience.failure());
    }

    private Failure endedEarly() {
        if (sawEvents) {
            return Failure.of(Cause.ENDED_EARLY, new CauseDetail.Call(CallFault.NO_FINISH_REASON));
        }
        var type = opened.flatMap(now -> now.head().contentType()).orElse("");
        return Failure.of(Cause.ENDED_EARLY, new CauseDetail.NoEvents(type));
    }

    private CallEnd refused(String text) {
        return failed(Failure.ofStatus(opened.orElseThrow().head(), text));
    }

    private CallEnd cut() {
        return new CallEnd.Cut(record.figures(patience.elapsed()));
    }

    private CallEnd failed(Failure failure) {
        return new CallEnd.Failed(
                failure.cause(),
                Redaction.of(failure.detail(), call.messages(), key),
                failure.retryAfter(),
                record.figures(patience.elapsed()));
    }
}
