package dev.stepwise.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepwise.endpoint.Connection;
import dev.stepwise.llm.langchain4j.CallEnds.Over;
import dev.stepwise.llm.langchain4j.CallRecord.Nearness;
import dev.stepwise.llm.langchain4j.SseReader.SseEvent;
import dev.stepwise.llm.langchain4j.StreamSignal.Broken;
import dev.stepwise.llm.langchain4j.StreamSignal.Cancelled;
import dev.stepwise.llm.langchain4j.StreamSignal.Data;
import dev.stepwise.llm.langchain4j.StreamSignal.Ended;
import dev.stepwise.llm.langchain4j.StreamSignal.ErrorText;
import dev.stepwise.llm.langchain4j.StreamSignal.Opened;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.ReplyReader;
import dev.stepwise.llm.reasoning.ReplyReader.Verdict;
import dev.stepwise.run.RequestPart;
import java.util.List;
import java.util.Optional;

/**
 * Follows one stream to its end. One thread takes the signals one after the other and returns at the first that ends the call: whatever
 * arrives at the same moment, a call has exactly one end.
 */
final class StreamedCall {

    private static final String LAST_EVENT = "[DONE]";

    private final RequestForm form;
    private final EventStream stream;
    private final ReplyReader reader;
    private final CallRecord record;
    private final Patience patience;
    private final CallEnds ends;
    private final TextCleaner cleaner = new TextCleaner();
    private final TextCleaner thinkingCleaner = new TextCleaner();
    private Verdict verdict = Verdict.GO_ON;
    private Optional<Opened> opened = Optional.empty();
    private boolean sawEvents;
    private Optional<RequestPart> refused = Optional.empty();

    StreamedCall(RequestForm form, Connection connection, EventStream stream, ReplyReader reader) {
        this.form = form;
        this.stream = stream;
        this.reader = reader;
        var call = form.call();
        record = new CallRecord(form);
        patience = new Patience(call.deadlines());
        ends = new CallEnds(call, connection, record, patience);
    }

    CallEnd follow() throws InterruptedException {
        var end = Optional.<CallEnd>empty();
        while (end.isEmpty()) {
            var signal = stream.next(patience.left());
            end = signal.isPresent() ? take(signal.get()) : Optional.of(silence());
        }
        return end.get();
    }

    /** The part of the request that the server refused, if it named one before any text came. */
    Optional<RequestPart> refusedPart() {
        return refused;
    }

    /** The names under which the model's own thinking came; none if it did not. */
    List<String> thinkingNames() {
        return record.thinkingNames();
    }

    private Optional<CallEnd> take(StreamSignal signal) {
        return switch (signal) {
            case Opened now -> {
                open(now);
                yield Optional.empty();
            }
            case ErrorText(var text) -> Optional.of(refused(text));
            case Data(var event) -> isLast(event) ? Optional.of(lastEvent()) : take(event);
            case Ended() -> Optional.of(over(howItEnded(), endedEarly()));
            case Broken(var thrown) -> Optional.of(over(Over.LOST, Failure.ofNetwork(thrown, opened.isPresent())));
            case Cancelled() -> Optional.of(ends.cancelled());
        };
    }

    private void open(Opened now) {
        opened = Optional.of(now);
        if (now.isSuccess()) {
            record.accepted();
            reader.opened();
        } else {
            patience.heardErrorStatus();
        }
    }

    private static boolean isLast(SseEvent event) {
        return event.data().strip().equalsIgnoreCase(LAST_EVENT);
    }

    private Optional<CallEnd> take(SseEvent event) {
        sawEvents = true;
        Chunk chunk;
        try {
            chunk = Chunk.of(event);
        } catch (JsonProcessingException noJson) {
            // of an event that the stream's end cuts nothing can be told
            boolean isWhole =
                    event.isWhole() && !LAST_EVENT.startsWith(event.data().strip());
            return isWhole ? PlainEvent.failure(event).map(ends::failed) : Optional.empty();
        }
        // some servers send the message as a whole after its pieces
        var news = chunk.isMessage() && record.textCame() ? chunk.withoutText() : chunk;
        var before = record.nearness();
        record.add(news, patience.elapsed());
        if (news.error().isPresent()) {
            refused = news.error()
                    .filter(_ -> !record.textCame())
                    .flatMap(error -> Refusals.told(error, error.status().orElse(Refusals.BAD_REQUEST), form));
            return Optional.of(ends.failed(Failure.ofEvent(news.error().get(), record.textCame())));
        }
        if (verdict == Verdict.AWAIT_END && !news.text().isEmpty()) {
            return Optional.of(ends.cut());
        }
        waitForMore(news, before);
        if (verdict == Verdict.AWAIT_END) {
            return Optional.empty();
        }
        var thinking = thinkingCleaner.clean(news.thinking());
        if (!thinking.isEmpty() && reader.readThinking(thinking) == Verdict.CUT) {
            return Optional.of(ends.cut());
        }
        return read(cleaner.clean(news.text()));
    }

    private void waitForMore(Chunk news, Nearness before) {
        var now = record.nearness();
        switch (now) {
            case FAR -> {
                boolean goesOn = news.bringsText() || (news.finish().isPresent() && record.textCame());
                if (goesOn && verdict == Verdict.GO_ON) {
                    patience.heardText();
                }
            }
            case NEAR, ALL_CAME -> {
                if (now != before) {
                    patience.awaitEnd(now == Nearness.NEAR ? record.waitForTheEnd() : Pace.LEAST_WAIT);
                }
            }
        }
    }

    private Optional<CallEnd> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        verdict = reader.read(text);
        return switch (verdict) {
            case GO_ON -> Optional.empty();
            case AWAIT_END -> {
                patience.awaitEnd(record.waitForTheEnd());
                yield Optional.empty();
            }
            case CUT -> Optional.of(ends.cut());
        };
    }

    private CallEnd lastEvent() {
        var end = over(Over.SAID, endedEarly());
        if (end instanceof CallEnd.Finished) {
            stream.release();
        }
        return end;
    }

    private Over howItEnded() {
        if (record.messageCame()) {
            return Over.SAID;
        }
        return opened.filter(now -> now.head().tellsEnd()).isPresent() ? Over.ENDED : Over.LOST;
    }

    private CallEnd over(Over how, Failure otherwise) {
        boolean isCut = verdict == Verdict.GO_ON && read(cleaner.rest()).isPresent();
        return isCut ? ends.cut() : ends.over(how, verdict == Verdict.AWAIT_END, otherwise);
    }

    private CallEnd silence() {
        if (opened.isPresent() && !opened.get().isSuccess()) {
            return refused("");
        }
        return over(Over.LOST, patience.failure());
    }

    private Failure endedEarly() {
        return Failure.ofNoEnd(sawEvents, opened.flatMap(now -> now.head().contentType()));
    }

    private CallEnd refused(String text) {
        var head = opened.orElseThrow().head();
        refused = Refusals.told(ErrorBody.of(text), head.status(), form);
        return ends.failed(Failure.ofStatus(head, text));
    }
}
