package dev.stepwise.llm.thinking;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The committed test set: what the tiny model was never trained on. */
record HeldOutQuestions(Path folder) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A question.
     *
     * @param number from 0; it is the run's seed
     * @param expected what the first line of its answer has to say; empty where it has to refuse
     */
    record HeldOut(Skill skill, int number, String question, String expected) {}

    /** A line of a file. */
    private record Line(String skill, String question, String expected) {}

    /** The first so many of a skill. */
    List<HeldOut> of(Skill skill, int most) throws IOException {
        var file = folder.resolve(skill.key() + (skill == Skill.REFUSALS ? ".txt" : ".jsonl"));
        var lines = Files.readAllLines(file).stream().limit(most).toList();
        var questions = new ArrayList<HeldOut>();
        for (var line : lines) {
            var number = questions.size();
            if (skill == Skill.REFUSALS) {
                questions.add(new HeldOut(skill, number, line, ""));
            } else {
                var read = JSON.readValue(line, Line.class);
                questions.add(new HeldOut(skill, number, read.question(), read.expected()));
            }
        }
        return questions;
    }
}
