package dev.stepwise.llm.thinking;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a run of the bench found about one model. */
record ThinkingReport(Instant time, String model, String server, List<Comparison> comparisons) {

    private static final ObjectMapper JSON = new ObjectMapper();

    ThinkingReport {
        comparisons = List.copyOf(comparisons);
    }

    /** Writes {@code thinking.json}, {@code thinking.svg} and each answer as a line of {@code thinking-answers.jsonl} into the folder, which is made. */
    void write(Path folder, List<Asked> answers) throws IOException {
        Files.createDirectories(folder);
        JSON.writer(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("thinking.json").toFile(), json());
        Files.writeString(folder.resolve("thinking.svg"), ThinkingPlot.of(this));
        var lines = new ArrayList<String>();
        for (var answer : answers) {
            lines.add(line(answer).toString());
        }
        Files.write(folder.resolve("thinking-answers.jsonl"), lines);
    }

    private ObjectNode json() {
        var root = JSON.createObjectNode()
                .put("time", time.toString())
                .put("model", model)
                .put("server", server);
        var all = root.putArray("comparisons");
        for (var one : comparisons) {
            var json = all.addObject().put("skill", one.skill().key()).put("temperature", one.temperature());
            fill(json.putObject("plain"), one.plain());
            fill(json.putObject("driven"), one.driven());
            json.putObject("paired")
                    .put("lost", one.paired().lost())
                    .put("won", one.paired().won())
                    .put("difference", one.paired().difference())
                    .put("margin", one.paired().margin())
                    .put("chance", one.paired().chance());
        }
        return root;
    }

    private static void fill(ObjectNode json, Comparison.Side side) {
        json.put("right", side.share().right())
                .put("of", side.share().of())
                .put("share", side.share().value())
                .put("low", side.share().low())
                .put("high", side.share().high())
                .put("tokens", side.tokens())
                .put("seconds", side.seconds())
                .put("steps", side.steps());
    }

    private static ObjectNode line(Asked asked) {
        var json = JSON.createObjectNode()
                .put("skill", asked.question().skill().key())
                .put("question", asked.question().question())
                .put("expected", asked.question().expected())
                .put("way", ThinkingTable.words(asked.way()))
                .put("temperature", asked.temperature())
                .put("right", asked.isRight())
                .put("answer", asked.answer());
        asked.steps().forEach(json.putArray("steps")::add);
        return json.put("attempts", asked.attempts())
                .put("tokens", asked.tokens())
                .put("seconds", asked.seconds())
                .put("end", asked.end());
    }
}
