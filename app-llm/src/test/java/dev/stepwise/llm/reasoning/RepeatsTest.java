package dev.stepwise.llm.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.CallFigures;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Marks;
import dev.stepwise.run.StepKind;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {

    private static final String CHINESE = "草莓这个英文单词里面一共有三个字母我们逐个数一";

    @Test
    void equal_steps_repeat_each_other_at_any_length() {
        assertThat(find("Count", "Three.", step(1, "Ask", "What?"), step(2, "Count", "Three.")))
                .hasValue(2);
        assertThat(find("", "3", step(1, "", "3"))).hasValue(1);
        assertThat(find("数一数", "三个。", step(1, "数一数", "三个。"))).hasValue(1);
    }

    @Test
    void case_and_white_space_make_no_difference() {
        assertThat(find(" COUNT  it", "There are\n\nthree. ", step(1, "Count it", "there ARE three.")))
                .hasValue(1);
        assertThat(find("数一数", "三个　字母。", step(1, "数一数", "三个 字母。"))).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x = -2              | x = 2
                    9.11 < 9.9          | 9.11 > 9.9
                    a + b               | a - b
                    x²                  | x2
                    it is 14 days       | it is 15 days
                    it is (a + b) c     | it is a + (b c)
                    So it is            | So it is not
                    So it is!           | So it is?
                    一共有三个           | 一共有两个
                    """)
    void a_step_that_corrects_another_one_is_no_repeat_short_or_long(String corrected, String earlier) {
        assertThat(find("Solve", corrected, step(1, "Solve", earlier))).isEmpty();
        var before = words(1, 40) + ". Therefore ";
        var after = ". " + words(41, 80) + ".";
        assertThat(find("Solve", before + corrected + after, step(1, "Solve", before + earlier + after)))
                .isEmpty();
    }

    @Test
    void a_step_of_another_title_is_no_repeat_if_it_is_short() {
        assertThat(find("Decide", "Three.", step(1, "Count", "Three."))).isEmpty();
        assertThat(find("Decide", words(1, 19), step(1, "Count", words(1, 19)))).isEmpty();
        assertThat(find("Decide", words(1, 20), step(1, "Count", words(1, 20)))).hasValue(1);
        assertThat(find("定", CHINESE.substring(0, 19), step(1, "数", CHINESE.substring(0, 19))))
                .isEmpty();
        assertThat(find("定", CHINESE, step(1, "数", CHINESE))).hasValue(1);
    }

    @Test
    void a_long_step_repeats_another_one_in_which_each_of_its_sentences_stands() {
        var earlier = step(1, "a", words(1, 12) + ". " + words(13, 24) + "!\n" + words(25, 40));

        assertThat(find("b", words(25, 40) + "\n" + words(1, 12) + ".", earlier))
                .hasValue(1);
        assertThat(find("b", words(25, 40) + "\n" + words(1, 12) + ". But that is wrong.", earlier))
                .isEmpty();
        assertThat(find("b", words(25, 40) + "\n" + words(1, 11) + ".", earlier))
                .isEmpty();
    }

    @Test
    void what_is_spread_over_several_steps_repeats_none_of_them() {
        assertThat(find(
                        "c",
                        words(1, 20) + ". " + words(21, 40),
                        step(1, "a", words(1, 20) + "."),
                        step(2, "b", words(21, 40))))
                .isEmpty();
    }

    private static OptionalInt find(String title, String content, CompletedStep... steps) {
        return new Repeats().find(title, content, List.of(steps));
    }

    private static String words(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "word" + n).collect(Collectors.joining(" "));
    }

    private static CompletedStep step(int number, String title, String content) {
        var figures = new CallFigures(Instant.EPOCH, Optional.empty(), Duration.ZERO, Tokens.UNKNOWN, Optional.empty());
        var marks = new Marks(false, false, OptionalInt.empty());
        return new CompletedStep(
                new StepRef(number, StepKind.REASONING), "", "", "", title, content, false, marks, figures);
    }
}
