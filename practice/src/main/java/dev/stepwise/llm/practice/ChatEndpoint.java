package dev.stepwise.llm.practice;

import dev.stepwise.llm.serving.ChatChunks;
import dev.stepwise.llm.serving.ChatRequest;
import dev.stepwise.llm.serving.ChatRequestReader;
import dev.stepwise.llm.serving.ChatRequestReader.Reading.Accepted;
import dev.stepwise.llm.serving.ChatRequestReader.Reading.Refused;
import dev.stepwise.llm.serving.ClientConnection;
import dev.stepwise.llm.serving.HttpRequest;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.llm.serving.ServerError;
import dev.stepwise.llm.serving.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Answers {@code POST /v1/chat/completions}, streamed and plain. */
final class ChatEndpoint {

    private final ChatRequestReader reader = new ChatRequestReader(PracticeModel.SERVED);
    private final Pace pace;
    private final boolean runOn;
    private final TrafficLog log;
    private final ScriptedReplies replies = new ScriptedReplies(AnswerRequests.bundled());
    private final PrefixCache cache = new PrefixCache();
    private final AtomicLong numbers = new AtomicLong();

    /** @param runOn whether the replies of steps 3, 6, 9 … go on in white space to the token limit */
    ChatEndpoint(Pace pace, boolean runOn, TrafficLog log) {
        this.pace = pace;
        this.runOn = runOn;
        this.log = log;
    }

    /** Whether the connection is of further use. */
    boolean answer(HttpRequest http, ClientConnection client) throws IOException {
        var came = System.nanoTime();
        switch (reader.read(http.body())) {
            case Refused(ServerError error) -> error.sendTo(client);
            case Accepted(ChatRequest request) -> {
                var prompt = PracticeTokens.prompt(request.messages());
                if (prompt.size() >= PracticeModel.CONTEXT_TOKENS) {
                    ServerError.promptTooLong(prompt.size(), PracticeModel.CONTEXT_TOKENS)
                            .sendTo(client);
                } else {
                    return write(request, prompt, http.header("X-Session-ID").orElse(""), client, came);
                }
            }
        }
        return true;
    }

    private boolean write(ChatRequest request, List<String> prompt, String session, ClientConnection client, long came)
            throws IOException {
        var cached = cache.known(prompt);
        cache.remember(prompt);
        var turn = replies.turn(request);
        var entry = log.began(came, session, request, turn, prompt.size(), cached);
        var reply = reply(request, turn, PracticeModel.CONTEXT_TOKENS - prompt.size());
        var usage = new Usage(prompt.size(), cached, reply.tokens().size());
        var writing = new ReplyWriting(client, pace, came, chunks(), reply, usage);
        var whole = false;
        try {
            whole = request.stream() ? writing.stream(request.includeUsage()) : writing.plain();
        } finally {
            // What a model has written stays in its cache, whoever has read it.
            var seen = new ArrayList<>(prompt);
            seen.addAll(reply.tokens().subList(0, writing.sent()));
            cache.remember(seen);
            entry.ended(reply, writing.sentAfter(), !whole);
        }
        return whole;
    }

    private Reply reply(ChatRequest request, Turn turn, int room) {
        var limit = Math.min(request.maxTokens().orElse(room), room);
        var text = replies.write(request);
        var runsOn = runOn && turn instanceof Turn.Step(int number) && number % 3 == 0;
        return runsOn ? Reply.runningOn(text, limit) : Reply.of(text, limit);
    }

    private ChatChunks chunks() {
        var id = "chatcmpl-" + HexFormat.of().toHexDigits(numbers.incrementAndGet());
        return new ChatChunks(PracticeModel.NAME, id, System.currentTimeMillis() / 1000);
    }
}
