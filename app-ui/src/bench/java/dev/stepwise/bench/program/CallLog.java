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
import java.util.stream.Stream;

/** What a practice server prints of its calls; whoever asks waits for what is still to come. */
public final class CallLog implements Consumer<String> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SILENCE = Duration.ofSeconds(3);
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

    /** Waits until so many whole steps were written for the run that was the last to make a call; returns its name. */
    public synchronized String awaitSteps(int count) throws IOException, InterruptedException {
        await(() -> wholeSteps(lastSession).size() >= count);
        return lastSession;
    }

    /** The steps that were written whole for a run, each as often as that was. */
    public synchronized List<String> wholeSteps(String run) {
        return ended.stream()
                .filter(call -> call.session().equals(run) && call.endedByItself() && !call.isAnswer())
                .map(Call::turn)
                .toList();
    }

    /** What a run asked for, each as often as it did, that among them which is being answered. */
    public synchronized List<String> turns(String run) {
        return Stream.concat(
                        ended.stream()
                                .filter(call -> call.session().equals(run))
                                .map(Call::turn),
                        open.values().stream()
                                .filter(call -> call.path("session").asText().equals(run))
                                .map(call -> call.path("turn").asText()))
                .toList();
    }

    /** How many calls a run made, those among them that are open. */
    public synchronized int calls(String run) {
        return turns(run).size();
    }

    public synchronized boolean isAnswered(String run) {
        return ended.stream().anyMatch(call -> call.session().equals(run) && call.isAnswer() && call.endedByItself());
    }

    /** Waits for the answer to a run; false if none comes. */
    public synchronized boolean awaitAnswerTo(String run) throws InterruptedException {
        try {
            await(() -> isAnswered(run));
            return true;
        } catch (IOException never) {
            return false;
        }
    }

    /** Waits until a run has made no call for some seconds. */
    public synchronized void awaitSilence(String run) throws IOException, InterruptedException {
        int before;
        do {
            await(() -> open.values().stream()
                    .noneMatch(call -> call.path("session").asText().equals(run)));
            before = calls(run);
            wait(SILENCE.toMillis());
        } while (calls(run) != before);
    }

    /** Waits until a run has made more calls than that. */
    public synchronized void awaitCallsBeyond(String run, int count) throws IOException, InterruptedException {
        await(() -> calls(run) > count);
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
