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

class RepeatsTest {

    @Test
    void a_text_that_is_said_again_in_other_case_and_punctuation_repeats() {
        assertThat(new Repeats().find(words(1, 30).toUpperCase().replace(" ", ",  "), List.of(step(1, words(1, 30)))))
                .hasValue(1);
    }

    @Test
    void four_fifths_of_the_word_triples_are_enough_and_less_is_not() {
        // 42 words make 40 triples; of the first n words of the earlier text, n - 2 triples stand in it.
        var earlier = List.of(step(1, words(1, 42)));

        assertThat(new Repeats().find(words(1, 34) + " " + words(101, 108), earlier))
                .hasValue(1);
        assertThat(new Repeats().find(words(1, 33) + " " + words(101, 109), earlier))
                .isEmpty();
    }

    @Test
    void a_text_of_fewer_than_twenty_triples_repeats_nothing() {
        assertThat(new Repeats().find(words(1, 21), List.of(step(1, words(1, 21)))))
                .isEmpty();
        assertThat(new Repeats().find(words(1, 22), List.of(step(1, words(1, 22)))))
                .hasValue(1);
    }

    @Test
    void chinese_is_compared_by_pairs_of_characters() {
        var text = "草莓这个英文单词里面一共有三个字母，我们逐个数一遍看看结果";

        assertThat(new Repeats().find(text.replace("，", "。 "), List.of(step(1, "别的内容"), step(2, text))))
                .hasValue(2);
        assertThat(new Repeats()
                        .find(
                                text,
                                List.of(step(
                                        1, new StringBuilder(text).reverse().toString()))))
                .isEmpty();
    }

    @Test
    void what_is_spread_over_several_steps_repeats_none_of_them() {
        var halves = List.of(step(1, words(1, 20)), step(2, words(21, 40)));

        assertThat(new Repeats().find(words(1, 40), halves)).isEmpty();
    }

    private static String words(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "word" + n).collect(Collectors.joining(" "));
    }

    private static CompletedStep step(int number, String content) {
        var figures = new CallFigures(Instant.EPOCH, Optional.empty(), Duration.ZERO, Tokens.UNKNOWN, Optional.empty());
        var marks = new Marks(false, false, OptionalInt.empty());
        return new CompletedStep(
                new StepRef(number, StepKind.REASONING), "", "", "", "", content, false, marks, figures);
    }
}
