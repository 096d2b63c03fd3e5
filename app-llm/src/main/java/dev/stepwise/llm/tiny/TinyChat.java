package dev.stepwise.llm.tiny;

import dev.stepwise.llm.serving.ChatChunks;
import dev.stepwise.llm.serving.ChatRequest;
import dev.stepwise.llm.serving.ChatRequestReader;
import dev.stepwise.llm.serving.ChatRequestReader.Reading.Accepted;
import dev.stepwise.llm.serving.ChatRequestReader.Reading.Refused;
import dev.stepwise.llm.serving.ClientConnection;
import dev.stepwise.llm.serving.HttpRequest;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.llm.serving.RequestHandler;
import dev.stepwise.llm.serving.ServerError;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Answers {@code POST /v1/chat/completions}, streamed and plain. */
final class TinyChat implements RequestHandler {

    private final Engine engine;
    private final Pace pace;
    private final ChatRequestReader reader = new ChatRequestReader(TinyModel.SERVED);
    private final Grammars grammars = new Grammars();
    private final AtomicLong numbers = new AtomicLong();

    TinyChat(Engine engine, Pace pace) {
        this.engine = engine;
        this.pace = pace;
    }

    @Override
    public boolean answer(HttpRequest http, ClientConnection client) throws IOException {
        switch (reader.read(http.body())) {
            case Refused(ServerError error) -> error.sendTo(client);
            case Accepted(ChatRequest request) -> {
                var problem = Grammars.problem(request);
                if (problem.isEmpty()) {
                    return answer(request, client);
                }
                ServerError.badRequest(problem.get(), "response_format").sendTo(client);
            }
        }
        return true;
    }

    private boolean answer(ChatRequest request, ClientConnection client) throws IOException {
        var text = ChatTemplate.prompt(request.messages());
        var prompt = engine.tokens(text);
        int room = TinyModel.CONTEXT_TOKENS - prompt.length;
        if (room < 1) {
            ServerError.exceedsContext(prompt.length, TinyModel.CONTEXT_TOKENS).sendTo(client);
            return true;
        }
        var sampling = new Sampling(
                request.temperature(),
                request.topP(),
                request.seed().orElseGet(() -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE)),
                Math.min(request.maxTokens().orElse(room), room),
                grammars.of(request));
        var completion = engine.write(text, prompt, sampling);
        try {
            var reply = new ReplySending(client, pace, chunks(), completion);
            return request.stream() ? reply.stream(request.includeUsage()) : reply.plain();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            completion.cancel();
        }
    }

    private ChatChunks chunks() {
        var id = "chatcmpl-" + HexFormat.of().toHexDigits(numbers.incrementAndGet());
        return new ChatChunks(TinyModel.NAME, id, System.currentTimeMillis() / 1000);
    }
}
