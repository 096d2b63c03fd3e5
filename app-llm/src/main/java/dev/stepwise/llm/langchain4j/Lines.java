package dev.stepwise.llm.langchain4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a stream of text: they end with CR, LF or both, invalid UTF-8 becomes U+FFFD, and a byte-order mark at the beginning
 * is none of the text. What a hostile server could send without end is bounded.
 */
final class Lines {

    static final int LINE_LIMIT_BYTES = 1 << 20;
    static final int STREAM_LIMIT_BYTES = 32 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int filled;
    private int total;
    private boolean first = true;
    private boolean afterCarriageReturn;
    private boolean lastWasWhole = true;
    private @Nullable IOException broken;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * The next line, also one that the stream's end cuts or leaves without its end; null after the last, also where the stream broke.
     *
     * @throws StreamTooLarge if a line exceeds 1 MiB, or the stream 32 MiB
     */
    @Nullable
    String next() throws IOException {
        var line = line();
        if (line != null && first) {
            first = false;
            return Utf8.withoutMark(line);
        }
        return line;
    }

    /** Whether the last line had its end. */
    boolean lastWasWhole() {
        return lastWasWhole;
    }

    /** Whether the stream is over because it broke. */
    boolean isBroken() {
        return broken != null;
    }

    /** Throws what broke the stream, if something did. */
    void throwIfBroken() throws IOException {
        if (broken != null) {
            throw broken;
        }
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
        if (beginning == null || beginning.size() == 0) {
            return null;
        }
        lastWasWhole = false;
        return beginning.toString(StandardCharsets.UTF_8);
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
            filled = 0;
            filled = broken == null ? Math.max(read(), 0) : 0;
            total += filled;
            if (total > STREAM_LIMIT_BYTES) {
                throw new StreamTooLarge("the reply is longer than 32 MiB");
            }
        }
        return filled > 0;
    }

    private int read() {
        try {
            return in.read(buffer);
        } catch (IOException failed) {
            broken = failed;
            return 0;
        }
    }

    /** The server sends more than any reply needs. */
    static final class StreamTooLarge extends IOException {

        private static final long serialVersionUID = 1;

        StreamTooLarge(String message) {
            super(message);
        }
    }
}
