package dev.stepwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the practice server wrote down of one run.
 *
 * @param idealSeconds what the run's calls take at least, one directly after the other, without white space after a reply
 * @param tokensAfterBrace completion tokens with text that were sent after the closing braces
 * @param seenShare of the message bytes after the first call, those that the server had seen before, from 0 to 1
 * @param calls to the model
 */
record Traffic(double idealSeconds, int tokensAfterBrace, double seenShare, int calls) {

    static final int TOKENS_PER_SECOND = 50;
    static final double FIRST_TOKEN_SECONDS = 0.15;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The calls of the session that was the last to begin, when all of them have ended. */
    static Traffic ofLastSession(Path log) throws IOException, InterruptedException {
        var lines = lastSession(log);
        // The server notes a call's end just after its client has the last byte.
        for (int tries = 0; tries < 50 && !allEnded(lines); tries++) {
            Thread.sleep(100);
            lines = lastSession(log);
        }
        return of(lines);
    }

    private static List<JsonNode> lastSession(Path log) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(log)) {
            lines.add(JSON.readTree(line));
        }
        var session = lines.getLast().path("session").asText();
        lines.removeIf(line -> !line.path("session").asText().equals(session));
        return lines;
    }

    private static Traffic of(List<JsonNode> lines) {
        var requests = lines.stream().filter(line -> is("request", line)).toList();
        var ends = lines.stream().filter(line -> is("end", line)).toList();
        var later = requests.stream().skip(1).toList();
        return new Traffic(
                ends.stream().mapToDouble(Traffic::idealSeconds).sum(),
                ends.stream()
                        .mapToInt(end -> end.path("sent_after_brace").asInt())
                        .sum(),
                (double) sum(later, "seen_bytes") / sum(later, "message_bytes"),
                requests.size());
    }

    /** The last token with text comes so long after the request: the first one's wait, then one interval for each other. */
    private static double idealSeconds(JsonNode end) {
        // A reply that ended by itself counts one token more, the end mark, which has no text.
        var mark = end.path("finish_reason").asText().equals("stop") ? 1 : 0;
        var text =
                end.path("sent_tokens").asInt() - end.path("sent_after_brace").asInt() - mark;
        return FIRST_TOKEN_SECONDS + (double) Math.max(0, text - 1) / TOKENS_PER_SECOND;
    }

    private static boolean allEnded(List<JsonNode> lines) {
        return lines.stream().filter(line -> is("end", line)).count() * 2 == lines.size();
    }

    private static boolean is(String event, JsonNode line) {
        return line.path("event").asText().equals(event);
    }

    private static int sum(List<JsonNode> lines, String field) {
        return lines.stream().mapToInt(line -> line.path(field).asInt()).sum();
    }
}
