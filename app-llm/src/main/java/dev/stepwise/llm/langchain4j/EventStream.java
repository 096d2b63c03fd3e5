package dev.stepwise.llm.langchain4j;

import dev.stepwise.llm.langchain4j.StreamSignal.Broken;
import dev.stepwise.llm.langchain4j.StreamSignal.Cancelled;
import dev.stepwise.llm.langchain4j.StreamSignal.Data;
import dev.stepwise.llm.langchain4j.StreamSignal.Ended;
import dev.stepwise.llm.langchain4j.StreamSignal.ErrorText;
import dev.stepwise.llm.langchain4j.StreamSignal.Opened;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * A streamed request, sent and read on the thread that asks what happens next. Another thread can close it at any time, before the
 * headers too, and the server then sees the connection end.
 */
final class EventStream implements AutoCloseable {

    private static final int ERROR_TEXT_BYTES = 64 << 10;
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(1);

    private final HttpExchange exchange;
    private @Nullable InputStream body;
    private @Nullable SseReader events;
    private volatile boolean cancelled;
    private boolean released;

    EventStream(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** What happens next; empty if nothing does within the given time, and the request is then closed. */
    Optional<StreamSignal> next(Duration patience) throws InterruptedException {
        exchange.within(patience);
        try {
            var signal = read();
            return Optional.of(cancelled ? new Cancelled() : signal);
        } catch (IOException | RuntimeException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (cancelled) {
                return Optional.of(new Cancelled());
            }
            return exchange.isLate() ? Optional.empty() : Optional.of(new Broken(failed));
        }
    }

    /** Closes the request on this thread; {@link #next} answers {@link Cancelled} from now on. */
    void cancel() {
        cancelled = true;
        exchange.close();
    }

    /** For an answer that is whole: its last bytes are read for a moment longer, so that the connection can serve the next request. */
    void release() {
        released = true;
        exchange.within(DRAIN_TIMEOUT);
        Thread.ofVirtual().name("model-drain").start(this::drain);
    }

    /** Closes the request, unless it was released. */
    @Override
    public void close() {
        if (!released) {
            exchange.close();
        }
    }

    private StreamSignal read() throws IOException {
        if (body == null) {
            return open(exchange.send());
        }
        if (events == null) {
            return new ErrorText(errorText(body));
        }
        var event = events.next();
        return event.isPresent() ? new Data(event.get()) : new Ended();
    }

    /** The body of an error as far as it comes: what breaks off, or is not whole in time, has words too. */
    private static String errorText(InputStream body) throws IOException {
        var text = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int read = body.read(buffer); read > 0 && text.size() < ERROR_TEXT_BYTES; read = body.read(buffer)) {
                text.write(buffer, 0, read);
            }
        } catch (IOException broken) {
            if (Thread.currentThread().isInterrupted()) {
                throw broken;
            }
        }
        return Utf8.text(text.toByteArray());
    }

    private Opened open(ClassicHttpResponse response) throws IOException {
        var opened = new Opened(ResponseHead.of(response));
        var entity = response.getEntity();
        var content = entity == null ? InputStream.nullInputStream() : entity.getContent();
        body = content;
        if (opened.isSuccess()) {
            events = new SseReader(content);
        }
        return opened;
    }

    private void drain() {
        try (exchange) {
            if (body != null) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException broken) {
            // the connection serves no other request, then
        }
    }
}
