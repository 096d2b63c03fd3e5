package dev.stepwise.llm.serving;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP/1.1 requests from a connection, one after another. */
final class HttpRequestReader {

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_BODY = 32 * 1024 * 1024;

    private final InputStream in;

    HttpRequestReader(InputStream in) {
        this.in = in;
    }

    /**
     * Waits for the next request; empty if the client closed the connection instead.
     *
     * @throws ProtocolException if it isn't HTTP/1.1, or too large; the connection is of no use then
     */
    Optional<HttpRequest> next() throws IOException {
        var first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        var start = ((char) first + line()).split(" ", -1);
        if (start.length != 3 || !start[2].equals("HTTP/1.1")) {
            throw new ProtocolException("Not an HTTP/1.1 request.");
        }
        var headers = headers();
        return Optional.of(new HttpRequest(
                start[0], start[1].split("\\?", 2)[0], headers, new String(body(headers), StandardCharsets.UTF_8)));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MOST_HEADERS) {
                throw new ProtocolException("Malformed or too many headers.");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        return exactly(length(headers.getOrDefault("content-length", "0"), 10));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = length(line().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                break;
            }
            if (body.size() + size > LONGEST_BODY) {
                throw new ProtocolException("The body is too long.");
            }
            body.write(exactly(size));
            line();
        }
        // Trailers say nothing that is needed here.
        while (!line().isEmpty()) {}
        return body.toByteArray();
    }

    private static int length(String digits, int radix) throws ProtocolException {
        try {
            var length = Integer.parseInt(digits, radix);
            if (length >= 0 && length <= LONGEST_BODY) {
                return length;
            }
        } catch (NumberFormatException malformed) {
            // The same answer as to a length that is too large.
        }
        throw new ProtocolException("The body's length is malformed or too large.");
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The request ended early.");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The request ended early.");
            }
            if (line.size() == LONGEST_LINE) {
                throw new ProtocolException("A line is too long.");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
