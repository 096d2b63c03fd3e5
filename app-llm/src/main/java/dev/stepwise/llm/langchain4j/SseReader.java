package dev.stepwise.llm.langchain4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events as the HTML standard defines them: lines end with CR, LF or both, comment lines mean nothing, invalid UTF-8
 * becomes U+FFFD. What a hostile server could send without end is bounded.
 */
final class SseReader {

    static final int LINE_LIMIT_BYTES = 1 << 20;
    static final int STREAM_LIMIT_BYTES = 32 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int filled;
    private int total;
    private boolean afterCarriageReturn;

    SseReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next event that has data, its lines joined by a line feed; empty at the stream's end. A line that the end cuts is dropped.
     *
     * @throws StreamTooLarge if a line or an event exceeds 1 MiB, or the stream 32 MiB
     */
    Optional<SseEvent> next() throws IOException {
        var name = "";
        var data = new ArrayList<String>();
        var size = 0;
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    break;
                }
                name = "";
            }
            var colon = line.indexOf(':');
            var field = colon < 0 ? line : line.substring(0, colon);
            var value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
            if (field.equals("data")) {
                data.add(value);
                size += value.length();
                if (size > LINE_LIMIT_BYTES) {
                    throw new StreamTooLarge("an event is longer than 1 MiB");
                }
            } else if (field.equals("event")) {
                name = value;
            }
        }
        return data.isEmpty() ? Optional.empty() : Optional.of(new SseEvent(name, String.join("\n", data)));
    }

    private @Nullable String line() throws IOException {
        @Nullable ByteArrayOutputStream beginning = null;
        while (fill()) {
            if (afterCarriageReturn && buffer[position] == '\n') {
                position++;
            }
            int start = position;
            int end = endOfLine(start);
            afterCarriageReturn = false;
            int length = end - start + (beginning == null ? 0 : beginning.size());
            if (length > LINE_LIMIT_BYTES) {
                throw new StreamTooLarge("a line is longer than 1 MiB");
            }
            position = end;
            if (end < filled) {
                afterCarriageReturn = buffer[end] == '\r';
                position++;
                if (beginning == null) {
                    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
                }
                beginning.write(buffer, start, end - start);
                return beginning.toString(StandardCharsets.UTF_8);
            }
            if (beginning == null) {
                beginning = new ByteArrayOutputStream(2 * (end - start));
            }
            beginning.write(buffer, start, end - start);
        }
        return null;
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    /** Whether there is something in the buffer that was not read yet; waits for the stream if need be. */
    private boolean fill() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(in.read(buffer), 0);
            total += filled;
            if (total > STREAM_LIMIT_BYTES) {
                throw new StreamTooLarge("the reply is longer than 32 MiB");
            }
        }
        return filled > 0;
    }

    /** One event; the name is empty where the server gives none. */
    record SseEvent(String name, String data) {}

    /** The server sends more than any reply needs. */
    static final class StreamTooLarge extends IOException {

        private static final long serialVersionUID = 1;

        StreamTooLarge(String message) {
            super(message);
        }
    }
}
