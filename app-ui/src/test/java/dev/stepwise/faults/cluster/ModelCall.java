package dev.stepwise.faults.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chat request as the practice server wrote it down.
 *
 * @param run whose it is, as the app says in a header
 * @param turn what was wanted: "step 1", "answer", "direct"
 * @param end empty while it is being answered, and for ever if the server was killed meanwhile
 */
public record ModelCall(String run, String turn, Instant came, Optional<End> end) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * How a request ended.
     *
     * @param sentSha256 of the reply's text as far as it was sent
     * @param disconnected whether the client went away before the reply's end
     */
    public record End(Instant at, String sentSha256, boolean disconnected) {}

    /**
     * Reads what is written of a log that may still be written: a last line without its end is left for the next time. Numbers begin anew
     * where the server was started again: an end belongs to the latest request with its number.
     */
    static List<ModelCall> read(String log) {
        var calls = new ArrayList<ModelCall>();
        Map<Integer, Integer> places = new HashMap<>();
        var whole = log.substring(0, log.lastIndexOf('\n') + 1);
        for (var line : whole.lines().toList()) {
            var json = parse(line);
            int number = json.path("request").asInt();
            var time = Instant.parse(json.path("time").asText());
            if (json.path("event").asText().equals("request")) {
                places.put(number, calls.size());
                calls.add(new ModelCall(
                        json.path("session").asText(), json.path("turn").asText(), time, Optional.empty()));
            } else {
                var end = new End(
                        time,
                        json.path("sent_sha256").asText(),
                        json.path("disconnected").asBoolean());
                calls.set(places.get(number), calls.get(places.get(number)).ended(end));
            }
        }
        return calls;
    }

    private ModelCall ended(End how) {
        return new ModelCall(run, turn, came, Optional.of(how));
    }

    /** The number of the step that was asked for; of an answer it is higher than of any step. */
    int place() {
        return turn.startsWith("step ") ? Integer.parseInt(turn.substring("step ".length())) : Integer.MAX_VALUE;
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }
}
