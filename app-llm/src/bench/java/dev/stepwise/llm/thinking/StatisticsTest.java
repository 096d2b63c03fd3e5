package dev.stepwise.llm.thinking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stepwise.settings.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void wilsons_interval_is_that_of_the_books() {
        var share = new Share(285, 300);

        assertThat(share.value()).isEqualTo(0.95);
        assertThat(share.low()).isCloseTo(0.919, within(0.0005));
        assertThat(share.high()).isCloseTo(0.969, within(0.0005));
        assertThat(new Share(0, 20).low()).isCloseTo(0, within(1e-9));
        assertThat(new Share(20, 20).high()).isCloseTo(1, within(1e-9));
    }

    @Test
    void mcnemars_test_is_that_of_the_books() {
        assertThat(new Paired(2, 10, 50).chance()).isCloseTo(0.0386, within(0.0001));
        assertThat(new Paired(2, 10, 50).difference()).isCloseTo(0.16, within(1e-9));
        assertThat(new Paired(2, 10, 50).margin()).isCloseTo(0.1282, within(0.0005));
        assertThat(new Paired(5, 5, 50).chance()).isEqualTo(1);
        assertThat(new Paired(0, 0, 50).chance()).isEqualTo(1);
        assertThat(new Paired(0, 500, 600).chance()).isLessThan(1e-100);
    }

    @Test
    void a_comparison_pairs_the_answers_to_the_same_question() {
        var asked = new ArrayList<Asked>();
        asked.addAll(both(0, "1", "2"));
        asked.addAll(both(1, "2", "2"));
        asked.addAll(both(2, "2", "1"));
        asked.addAll(both(3, "1", "2"));

        var compared = Comparison.of(Skill.LETTERS, 0, asked);

        assertThat(compared.plain().share()).isEqualTo(new Share(2, 4));
        assertThat(compared.driven().share()).isEqualTo(new Share(3, 4));
        assertThat(compared.paired()).isEqualTo(new Paired(1, 2, 4));
        assertThat(compared.driven().tokensPerRight()).isEqualTo(40 / 3.0);
        assertThat(compared.driven().secondsPerRight()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(ThinkingTable.of(new ThinkingReport(java.time.Instant.EPOCH, "m", "here", List.of(compared))))
                .contains("| letters in a word | 0.0 | driven | 3 of 4 | 75.0 % |")
                .contains("+25.0 ± ");
    }

    private static List<Asked> both(int number, String plain, String driven) {
        var question = new HeldOutQuestions.HeldOut(Skill.LETTERS, number, "How many?", "2");
        return List.of(
                new Asked(question, Strategy.DIRECT, 0, plain, List.of(), 1, 5, 0.1, "answered"),
                new Asked(question, Strategy.STEPS, 0, driven, List.of("one"), 2, 10, 0.5, "answered"));
    }
}
