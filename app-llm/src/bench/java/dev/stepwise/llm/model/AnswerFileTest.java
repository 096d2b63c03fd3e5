package dev.stepwise.llm.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFileTest {

    private static final Way PLAIN = Way.all().getFirst();
    private static final List<Question> QUESTIONS = QuestionSet.TUNING.questions();

    @TempDir
    private Path folder;

    @Test
    void what_was_asked_is_known_after_another_start_and_half_a_line_is_asked_again() throws IOException {
        var path = folder.resolve("answers.jsonl");
        var first = new AnswerFile(path);
        first.add(answered(QUESTIONS.get(0)));
        first.add(answered(QUESTIONS.get(1)));
        var line = Files.readAllLines(path).getFirst();
        Files.writeString(path, line.substring(0, line.length() / 2), StandardOpenOption.APPEND);

        var second = new AnswerFile(path);
        second.add(answered(QUESTIONS.get(2)));
        var third = new AnswerFile(path);

        assertThat(third.has("m", PLAIN, QUESTIONS.get(1))).isTrue();
        assertThat(third.has("m", PLAIN, QUESTIONS.get(3))).isFalse();
        assertThat(third.has("n", PLAIN, QUESTIONS.get(1))).isFalse();
        assertThat(third.of("m", PLAIN, QUESTIONS)).hasSize(3).first().isEqualTo(answered(QUESTIONS.get(0)));
    }

    private static Answered answered(Question question) {
        var run = TestRun.of(TestRun.direct(0), Reply.text("It is 7."));
        var end = run.go();
        return Answered.of("m", PLAIN, question, run.context(), end, 0.5);
    }
}
