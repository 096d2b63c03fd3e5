package dev.stepwise.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model call as the practice server wrote it down, token by token.
 *
 * @param place the step's number; 0 for the answer
 * @param came microseconds since 1970
 * @param sentAfter microseconds from then on at which each token was sent, the end mark the last
 * @param units UTF-16 units of the reply that were sent by then
 */
record SentCall(String run, int place, long came, long[] sentAfter, int[] units) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of a log that have ended. */
    static List<SentCall> read(Path log) throws IOException {
        Map<Integer, JsonNode> open = new HashMap<>();
        var calls = new ArrayList<SentCall>();
        try (var lines = Files.lines(log)) {
            for (var line : (Iterable<String>) lines::iterator) {
                var json = JSON.readTree(line);
                int number = json.path("request").asInt();
                if (json.path("event").asText().equals("request")) {
                    open.put(number, json);
                } else {
                    calls.add(of(open.remove(number), json));
                }
            }
        }
        return calls;
    }

    private static SentCall of(JsonNode request, JsonNode end) {
        var turn = request.path("turn").asText();
        return new SentCall(
                request.path("session").asText(),
                turn.startsWith("step ") ? Integer.parseInt(turn.substring("step ".length())) : 0,
                ChronoUnit.MICROS.between(
                        Instant.EPOCH, Instant.parse(request.path("time").asText())),
                numbers(end.path("sent_after_us")),
                Arrays.stream(numbers(end.path("sent_units")))
                        .mapToInt(Math::toIntExact)
                        .toArray());
    }

    private static long[] numbers(JsonNode array) {
        var numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.path(i).asLong();
        }
        return numbers;
    }

    int tokens() {
        return sentAfter.length;
    }

    long sentAt(int token) {
        return came + sentAfter[token];
    }
}
