package dev.stepwise.llm.practice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwise.llm.serving.ChatRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Writes a JSON line when a chat request comes and one when it ends; figures only, no text of the conversation. By the hash of what was
 * sent, whoever keeps a reply can be held to it.
 */
public final class TrafficLog {

    private final Consumer<String> lines;
    private final InstantSource clock;
    private final SeenBytes seenBytes = new SeenBytes();
    private final AtomicLong numbers = new AtomicLong();

    private final boolean times;

    TrafficLog(Consumer<String> lines, InstantSource clock) {
        this(lines, clock, false);
    }

    private TrafficLog(Consumer<String> lines, InstantSource clock, boolean times) {
        this.lines = lines;
        this.clock = clock;
        this.times = times;
    }

    /** The same that also notes when each token was sent, and how long the reply was then. */
    TrafficLog withTimes() {
        return new TrafficLog(lines, clock, true);
    }

    /** A log that nobody reads. */
    public static TrafficLog none() {
        return new TrafficLog(_ -> {}, InstantSource.system());
    }

    /** A log among whatever else is printed there. */
    public static TrafficLog to(PrintStream out) {
        return new TrafficLog(out::println, InstantSource.system());
    }

    /**
     * A log at the end of a file.
     *
     * @throws IOException if it can't be written
     */
    public static TrafficLog to(Path file) throws IOException {
        var end = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new TrafficLog(line -> append(end, line), InstantSource.system());
    }

    /** In one piece: who kills this process finds whole lines. */
    private static synchronized void append(WritableByteChannel end, String line) {
        try {
            end.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Notes a request that came at that {@link System#nanoTime()}; what is returned notes its end. */
    Entry began(long came, String session, ChatRequest request, Turn turn, int promptTokens, int cachedTokens) {
        var bytes = SeenBytes.of(request.messages());
        var seen = seenBytes.seen(session, request.messages());
        var entry = new Entry(numbers.incrementAndGet(), session, request, turn, promptTokens, cachedTokens);
        var line = entry.line("request", clock.instant().minusNanos(System.nanoTime() - came))
                .put("messages", request.messages().size())
                .put("message_bytes", bytes)
                .put("seen_bytes", seen)
                .put("seen_share", bytes == 0 ? 0 : (double) seen / bytes)
                .put("stream", request.stream());
        request.maxTokens().ifPresent(limit -> line.put("max_tokens", limit));
        lines.accept(line.toString());
        return entry;
    }

    /** A request that is being answered. */
    final class Entry {

        private final long number;
        private final String session;
        private final ChatRequest request;
        private final Turn turn;
        private final int promptTokens;
        private final int cachedTokens;

        private Entry(long number, String session, ChatRequest request, Turn turn, int promptTokens, int cachedTokens) {
            this.number = number;
            this.session = session;
            this.request = request;
            this.turn = turn;
            this.promptTokens = promptTokens;
            this.cachedTokens = cachedTokens;
        }

        /**
         * Notes the end, at this moment.
         *
         * @param sentAfter nanoseconds from the request to the sending of each token that was sent
         */
        void ended(Reply reply, long[] sentAfter, boolean disconnected) {
            int sent = sentAfter.length;
            seenBytes.remember(session, request.messages(), reply.text(sent));
            var line = line("end", clock.instant())
                    .put("completion_tokens", reply.tokens().size())
                    .put("sent_tokens", sent)
                    .put("sent_sha256", sha256(reply.text(sent)))
                    .put("sent_after_brace", reply.blanksAmong(sent))
                    .put("finish_reason", disconnected ? null : reply.finishReason())
                    .put("disconnected", disconnected);
            if (times) {
                note(line, reply, sentAfter);
            }
            lines.accept(line.toString());
        }

        /** Token by token: microseconds since the request, and UTF-16 units of the reply. */
        private static void note(ObjectNode line, Reply reply, long[] sentAfter) {
            var after = line.putArray("sent_after_us");
            var units = line.putArray("sent_units");
            int length = 0;
            for (int token = 0; token < sentAfter.length; token++) {
                length += reply.tokens().get(token).length();
                after.add(sentAfter[token] / 1_000);
                units.add(length);
            }
        }

        private ObjectNode line(String event, Instant time) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("time", time.toString())
                    .put("event", event)
                    .put("request", number)
                    .put("session", session)
                    .put("turn", turn.inWords())
                    .put("prompt_tokens", promptTokens)
                    .put("cached_tokens", cachedTokens);
        }
    }

    /** Of the text's UTF-8 bytes, in hexadecimal digits. */
    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
