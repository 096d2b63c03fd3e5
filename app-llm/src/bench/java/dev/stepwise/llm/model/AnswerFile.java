package dev.stepwise.llm.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All answers so far, a JSON object a line, written as soon as there is one: what was asked once is not asked again. */
final class AnswerFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final Map<String, Answered> answers = new LinkedHashMap<>();

    /** Reads what is there; a last line that was not written to its end is asked again. */
    AnswerFile(Path path) throws IOException {
        this.path = path;
        Files.createDirectories(path.toAbsolutePath().getParent());
        if (!Files.exists(path)) {
            return;
        }
        var lines = Files.readString(path);
        var whole = lines.substring(0, lines.lastIndexOf('\n') + 1);
        for (var line : whole.lines().toList()) {
            remember(JSON.readValue(line, Answered.class));
        }
        if (whole.length() < lines.length()) {
            Files.writeString(path, whole);
        }
    }

    void add(Answered answered) throws IOException {
        Files.writeString(
                path, JSON.writeValueAsString(answered) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        remember(answered);
    }

    boolean has(String model, Way way, Question question) {
        return answers.containsKey(Answered.key(model, way.name(), question.text()));
    }

    /** Those of one model in one way to these questions. */
    List<Answered> of(String model, Way way, List<Question> questions) {
        return questions.stream()
                .map(question -> Answered.key(model, way.name(), question.text()))
                .filter(answers::containsKey)
                .map(answers::get)
                .toList();
    }

    private void remember(Answered answered) {
        answers.put(answered.key(), answered);
    }
}
