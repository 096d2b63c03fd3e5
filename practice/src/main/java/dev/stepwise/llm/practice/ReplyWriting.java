package dev.stepwise.llm.practice;

import dev.stepwise.llm.serving.ChatChunks;
import dev.stepwise.llm.serving.ClientConnection;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.llm.serving.Usage;
import java.io.IOException;
import java.util.Arrays;

/** Writes one reply to its client at the pace that was set, until its end or until the client has gone. */
final class ReplyWriting {

    private final ClientConnection client;
    private final Pace pace;
    private final long came;
    private final ChatChunks chunks;
    private final Reply reply;
    private final Usage usage;
    private final long[] sentAfter;
    private int sent;

    ReplyWriting(ClientConnection client, Pace pace, long came, ChatChunks chunks, Reply reply, Usage usage) {
        this.client = client;
        this.pace = pace;
        this.came = came;
        this.chunks = chunks;
        this.reply = reply;
        this.usage = usage;
        sentAfter = new long[reply.tokens().size()];
    }

    /** Tokens that were written so far. */
    int sent() {
        return sent;
    }

    /** Nanoseconds from the request to the sending of each of these. */
    long[] sentAfter() {
        return Arrays.copyOf(sentAfter, sent);
    }

    /** Writes an event a token; false if the client went away. */
    boolean stream(boolean includeUsage) throws IOException {
        client.beginEvents();
        var tokens = reply.tokens();
        while (sent < tokens.size()) {
            if (!client.awaitUntil(came + pace.nanosUntil(sent))) {
                return false;
            }
            if (sent == 0) {
                client.event(chunks.opening().toString());
            }
            var finishReason = sent == tokens.size() - 1 ? reply.finishReason() : null;
            client.event(chunks.token(tokens.get(sent), finishReason).toString());
            sentAfter[sent++] = System.nanoTime() - came;
        }
        if (includeUsage) {
            client.event(chunks.usage(usage).toString());
        }
        client.event("[DONE]");
        client.endEvents();
        return true;
    }

    /** Writes all tokens at once when the last of them is due; false if the client went away. */
    boolean plain() throws IOException {
        var tokens = reply.tokens().size();
        if (!client.awaitUntil(came + pace.nanosUntil(tokens - 1))) {
            return false;
        }
        client.send(200, chunks.whole(reply.text(), reply.finishReason(), usage));
        sent = tokens;
        Arrays.fill(sentAfter, System.nanoTime() - came);
        return true;
    }
}
