package dev.stepwise.request;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A request as its bytes say it, because a client library would mend what a hostile one sends. */
final class RawRequest {

    private static final int PIECE = 64 * 1024;

    private final String head;

    /** @param lines the first line and the headers */
    RawRequest(String... lines) {
        var all = String.join("\r\n", lines) + "\r\n";
        head = all.contains("\r\nConnection:") ? all : all + "Connection: close\r\n";
    }

    /** Sends it with a body whose length is said; the answer's head and body. */
    String send(int port, String body) throws IOException {
        return send(port, "Content-Length: " + body.length(), body.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends it without a body; the answer's first line and headers, after which the connection may go on. */
    String head(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                answer.append(line).append('\n');
            }
            return answer.toString();
        }
    }

    /** Sends it with a body of so many bytes, in pieces and without its length. */
    String sendInPieces(int port, int bytes) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int sent = 0; sent < bytes; sent += PIECE) {
            var piece = new byte[Math.min(PIECE, bytes - sent)];
            Arrays.fill(piece, (byte) 'x');
            body.writeBytes((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(piece);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return send(port, "Transfer-Encoding: chunked", body.toByteArray());
    }

    private String send(int port, String length, byte[] body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = socket.getOutputStream();
            out.write((head + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            try {
                out.write(body);
            } catch (SocketException refused) {
                // The server need not listen to the end; what it said is there to be read.
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The number in an answer's first line. */
    static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    /** A header of an answer; nothing if it has none. */
    static String header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
