package dev.stepwise.llm.langchain4j;

import dev.stepwise.llm.langchain4j.StreamSignal.Broken;
import dev.stepwise.llm.langchain4j.StreamSignal.Cancelled;
import dev.stepwise.llm.langchain4j.StreamSignal.Data;
import dev.stepwise.llm.langchain4j.StreamSignal.Ended;
import dev.stepwise.llm.langchain4j.StreamSignal.ErrorText;
import dev.stepwise.llm.langchain4j.StreamSignal.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A streamed request, read on a virtual thread of its own. It can be closed at any time, before the headers too, and the server then
 * sees the connection end.
 */
final class EventStream implements AutoCloseable {

    private static final int SIGNALS_AHEAD = 64;
    private static final int ERROR_TEXT_BYTES = 64 << 10;
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(1);

    private final Mailbox<StreamSignal> mailbox = new Mailbox<>(SIGNALS_AHEAD);
    private final List<Runnable> closings = new ArrayList<>();
    private boolean closed;
    private volatile boolean released;

    private EventStream() {}

    static EventStream open(HttpClient client, HttpRequest request) {
        var stream = new EventStream();
        Thread.ofVirtual().name("model-stream").start(() -> stream.read(client, request));
        return stream;
    }

    /** What happens next; empty if nothing does within the given time. */
    Optional<StreamSignal> next(Duration patience) throws InterruptedException {
        return mailbox.take(patience);
    }

    /** Closes the request on this thread; {@link #next} answers {@link Cancelled} from now on. */
    void cancel() {
        mailbox.end(new Cancelled());
        abort();
    }

    /** For an answer that is whole: its last bytes are read for a moment longer, so that the connection can serve the next request. */
    void release() {
        released = true;
        mailbox.end(new Cancelled());
        CompletableFuture.delayedExecutor(DRAIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::abort);
    }

    /** Closes the request, unless it was released. */
    @Override
    public void close() {
        if (!released) {
            cancel();
        }
    }

    private void read(HttpClient client, HttpRequest request) {
        try {
            var pending = client.sendAsync(request, _ -> body());
            onClose(() -> pending.cancel(true));
            var response = pending.get();
            try (var body = response.body()) {
                mailbox.put(new Opened(response.statusCode(), response.headers()));
                if (response.statusCode() / 100 == 2) {
                    readEvents(body);
                } else {
                    mailbox.put(new ErrorText(new String(body.readNBytes(ERROR_TEXT_BYTES), StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException | ExecutionException | InterruptedException | RuntimeException failed) {
            tellBroken(failed);
        }
    }

    private void readEvents(InputStream body) throws IOException, InterruptedException {
        var events = new SseReader(body);
        for (var event = events.next(); event.isPresent(); event = events.next()) {
            if (!mailbox.put(new Data(event.get()))) {
                if (released) {
                    body.transferTo(OutputStream.nullOutputStream());
                }
                return;
            }
        }
        mailbox.put(new Ended());
    }

    /** Behind the events that were read before the break: they are part of the reply. */
    private void tellBroken(Throwable failed) {
        try {
            mailbox.put(new Broken(failed));
        } catch (InterruptedException nobodyInterruptsUs) {
            mailbox.end(new Broken(failed));
        }
    }

    /** A body that is closed even if its headers arrive while the request is being cancelled. */
    private HttpResponse.BodySubscriber<InputStream> body() {
        var subscriber = BodySubscribers.ofInputStream();
        var body = subscriber.getBody().toCompletableFuture().join();
        onClose(() -> {
            try {
                body.close();
            } catch (IOException alreadyBroken) {
                // there is nothing left to close
            }
        });
        return subscriber;
    }

    private void onClose(Runnable closing) {
        synchronized (this) {
            if (!closed) {
                closings.add(closing);
                return;
            }
        }
        closing.run();
    }

    private void abort() {
        List<Runnable> due;
        synchronized (this) {
            closed = true;
            due = List.copyOf(closings);
            closings.clear();
        }
        due.forEach(Runnable::run);
    }
}
