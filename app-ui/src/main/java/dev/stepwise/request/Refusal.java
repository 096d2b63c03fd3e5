package dev.stepwise.request;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Why a request is not looked at any further, in one sentence for whoever sent it. */
record Refusal(int status, String sentence) {

    static Refusal of(int status, String sentence) {
        return new Refusal(status, sentence);
    }

    /** Sends the whole answer; what was said before is taken back. */
    void sendTo(HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            var body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
            response.reset();
            response.setStatus(status);
            response.setHeader("Connection", "close");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType("text/plain;charset=UTF-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.flushBuffer();
        }
    }
}
