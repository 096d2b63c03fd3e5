package dev.stepwise.llm.tiny;

import dev.stepwise.llm.serving.ChatChunks;
import dev.stepwise.llm.serving.ClientConnection;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.llm.serving.ServerError;
import dev.stepwise.llm.serving.Usage;
import dev.stepwise.llm.tiny.Completion.Piece;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Hands a reply that the engine writes to its client, not faster than the pace, until its end or until the client has gone. */
final class ReplySending {

    /** How often a client who only reads is looked after: it may have gone. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final ClientConnection client;
    private final Pace pace;
    private final ChatChunks chunks;
    private final Completion completion;
    private long looked = System.nanoTime();
    private long began;
    private int tokens;
    private int cached;

    /** A token without text ends a reply by itself; after any other it was the limit. */
    private String finishReason = "length";

    ReplySending(ClientConnection client, Pace pace, ChatChunks chunks, Completion completion) {
        this.client = client;
        this.pace = pace;
        this.chunks = chunks;
        this.completion = completion;
    }

    /** Sends an event a token; false if the client went away, or the engine failed. */
    boolean stream(boolean includeUsage) throws IOException, InterruptedException {
        var open = false;
        for (var piece = next(); piece.isPresent(); piece = next()) {
            switch (piece.get()) {
                case Piece.Begun _ -> {}
                case Piece.Failed(var why) -> {
                    return fail(why, open);
                }
                case Piece.Text written -> {
                    open = open || begin();
                    if (!written.text().isEmpty()) {
                        client.event(chunks.token(written.text(), null).toString());
                    }
                }
                case Piece.End _ -> {
                    open = open || begin();
                    client.event(chunks.token("", finishReason).toString());
                    if (includeUsage) {
                        client.event(chunks.usage(usage()).toString());
                    }
                    client.event("[DONE]");
                    client.endEvents();
                    return true;
                }
            }
        }
        return false;
    }

    /** Even a reply without a token begins. */
    private boolean begin() throws IOException {
        client.beginEvents();
        client.event(chunks.opening().toString());
        return true;
    }

    /** Sends the reply in one; false if the client went away. */
    boolean plain() throws IOException, InterruptedException {
        var whole = new StringBuilder();
        for (var piece = next(); piece.isPresent(); piece = next()) {
            switch (piece.get()) {
                case Piece.Begun _ -> {}
                case Piece.Text written -> whole.append(written.text());
                case Piece.Failed(var why) -> {
                    return fail(why, false);
                }
                case Piece.End _ -> {
                    client.send(200, chunks.whole(whole.toString(), finishReason, usage()));
                    return true;
                }
            }
        }
        return false;
    }

    /** What comes next, when it is due; empty if the client went away. */
    private Optional<Piece> next() throws IOException, InterruptedException {
        var piece = completion.next(LOOK);
        while (piece.isEmpty()) {
            if (!isThere()) {
                return piece;
            }
            piece = completion.next(LOOK);
        }
        switch (piece.get()) {
            case Piece.Begun(var cachedTokens) -> {
                cached = cachedTokens;
                began = System.nanoTime();
            }
            case Piece.Text(var text, var count) -> {
                if (!client.awaitUntil(began + pace.nanosUntil(tokens)) || !isThere()) {
                    return Optional.empty();
                }
                tokens += count;
                finishReason = text.isEmpty() ? "stop" : "length";
            }
            case Piece.End _, Piece.Failed _ -> {}
        }
        return piece;
    }

    private boolean isThere() throws IOException {
        var now = System.nanoTime();
        if (now - looked < LOOK.toNanos()) {
            return true;
        }
        looked = now;
        return client.awaitUntil(now + 1_000_000);
    }

    private boolean fail(String why, boolean open) throws IOException {
        if (!open) {
            ServerError.failed(why).sendTo(client);
            return true;
        }
        client.event(ServerError.failed(why).json().toString());
        client.endEvents();
        return true;
    }

    private Usage usage() {
        return new Usage(completion.promptTokens().length, cached, tokens);
    }
}
