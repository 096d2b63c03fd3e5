package dev.stepwise.llm.tiny;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The committed test set: what the model was never trained on. */
record HeldOutQuestions(Path folder) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A question, and what the first line of its answer has to say; empty where it has to refuse. */
    record HeldOut(String skill, String question, String expected) {}

    List<HeldOut> of(String skill) throws IOException {
        var questions = new ArrayList<HeldOut>();
        if (skill.equals("refusals")) {
            for (var line : Files.readAllLines(folder.resolve("refusals.txt"))) {
                questions.add(new HeldOut(skill, line, ""));
            }
        } else {
            for (var line : Files.readAllLines(folder.resolve(skill + ".jsonl"))) {
                questions.add(JSON.readValue(line, HeldOut.class));
            }
        }
        return questions;
    }
}
