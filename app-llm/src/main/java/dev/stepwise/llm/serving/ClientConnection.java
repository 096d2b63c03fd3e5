package dev.stepwise.llm.serving;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A client's connection, used by one thread. It is a plain socket because the JDK's HTTP server notices only by writing that a client has
 * gone, and a server that waits for its first token has nothing to write.
 */
public final class ClientConnection implements Closeable {

    /** Longer than clients keep idle connections, so that they are the ones who close them. */
    private static final Duration IDLE = Duration.ofSeconds(90);

    private final Socket socket;
    private final PushbackInputStream in;
    private final OutputStream out;

    ClientConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()), 1);
        out = socket.getOutputStream();
    }

    /** Waits for the next request; empty once the client has closed the connection, or left it idle. */
    Optional<HttpRequest> next() throws IOException {
        socket.setSoTimeout((int) IDLE.toMillis());
        try {
            return new HttpRequestReader(in).next();
        } catch (SocketTimeoutException idle) {
            return Optional.empty();
        }
    }

    /**
     * Waits until {@link System#nanoTime()} has reached a time.
     *
     * @return at once false, if the client goes away meanwhile
     */
    public boolean awaitUntil(long nanoTime) throws IOException {
        for (var millis = millisUntil(nanoTime); millis > 0; millis = millisUntil(nanoTime)) {
            socket.setSoTimeout(millis);
            try {
                var read = in.read();
                if (read < 0) {
                    return false;
                }
                // The client's next request came early. While it waits unread, only writing tells that the client has
                // gone.
                in.unread(read);
                Thread.sleep(millis);
            } catch (SocketTimeoutException stillThere) {
                // This is the usual end of the wait.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static int millisUntil(long nanoTime) {
        var nanos = nanoTime - System.nanoTime();
        return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(nanos, 1_000_000));
    }

    /** Answers with JSON. */
    public void send(int status, JsonNode json) throws IOException {
        send(status, json.toString());
    }

    /** Answers with a text that is JSON, or with nothing. */
    public void send(int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        write(head(status, "application/json", "Content-Length: " + body.length), body);
    }

    /** Begins an answer that is a stream of events. */
    public void beginEvents() throws IOException {
        write(head(200, "text/event-stream; charset=utf-8", "Transfer-Encoding: chunked"), new byte[0]);
    }

    /** Sends one event. */
    public void event(String data) throws IOException {
        var event = ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
        write(Integer.toHexString(event.length) + "\r\n", event, "\r\n");
    }

    /** Ends the stream of events. */
    public void endEvents() throws IOException {
        write("0\r\n\r\n", new byte[0]);
    }

    private static String head(int status, String type, String framing) {
        return "HTTP/1.1 %d %s\r\nContent-Type: %s\r\n%s\r\n\r\n".formatted(status, reason(status), type, framing);
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 415 -> "Unsupported Media Type";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Bad Request";
        };
    }

    private void write(String before, byte[] body) throws IOException {
        write(before, body, "");
    }

    // One write, so that an event leaves as one packet.
    private void write(String before, byte[] body, String after) throws IOException {
        var head = before.getBytes(StandardCharsets.ISO_8859_1);
        var tail = after.getBytes(StandardCharsets.ISO_8859_1);
        var all = new byte[head.length + body.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        System.arraycopy(tail, 0, all, head.length + body.length, tail.length);
        out.write(all);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
