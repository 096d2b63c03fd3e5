package dev.stepwise.bench.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a practice server prints of its calls; whoever asks waits for what is still to come. */
public final class CallLog implements Consumer<String> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, JsonNode> open = new HashMap<>();
    private final List<Call> ended = new ArrayList<>();
    private String lastSession = "";

    @Override
    public synchronized void accept(String line) {
        if (line.startsWith("{")) {
            var json = parse(line);
            int number = json.path("request").asInt();
            switch (json.path("event").asText()) {
                case "request" -> {
                    open.put(number, json);
                    lastSession = json.path("session").asText();
                }
                case "end" -> ended.add(Call.of(open.remove(number), json));
                default -> throw new IllegalStateException("The practice server prints something new: " + line);
            }
            notifyAll();
        }
    }

    /** The calls of the run that was the last to make one, when all of them have ended: that is noted just after the client has the last byte. */
    public synchronized Calls ofLastRun() throws IOException, InterruptedException {
        await(() -> open.values().stream().noneMatch(this::isOfLastRun));
        return new Calls(ended.stream()
                .filter(call -> call.session().equals(lastSession))
                .toList());
    }

    /** The answers that were written so far. */
    public synchronized int answers() {
        return (int) ended.stream().filter(Call::isAnswer).count();
    }

    /** Waits until so many answers were written in all. */
    public synchronized void awaitAnswers(int count) throws IOException, InterruptedException {
        await(() -> answers() >= count);
    }

    /** The calls that are being answered. */
    public synchronized int open() {
        return open.size();
    }

    private boolean isOfLastRun(JsonNode request) {
        return request.path("session").asText().equals(lastSession);
    }

    private void await(BooleanSupplier reached) throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            var left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException("The practice server did not get to the end of its calls.");
            }
            wait(left);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }
}
