package dev.stepwise.llm.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.model.Question.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJudgeTest {

    private static final Question SUM = new Question(Kind.SUMS, 0, "What is 947 + 536?", "1483", List.of("947", "536"));
    private static final Question DECIMALS =
            new Question(Kind.DECIMALS, 0, "Which is larger, 9.9 or 9.11?", "9.9", List.of("9.9", "9.11"));
    private static final Question LETTERS = new Question(
            Kind.LETTERS,
            0,
            "How many times does the letter R occur in the word \"strawberry\"?",
            "3",
            List.of("strawberry", "R"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1483 | true",
                "947 + 536 = 1,483. | true",
                "The sum of 947 and 536 is 1483, not 1473. | true",
                "It is 1473, or 1483. | false",
                "947 + 536 | false"
            })
    void the_first_number_that_the_question_did_not_name_is_the_sum(String answer, boolean right) {
        assertThat(StrictJudge.isRight(SUM, answer)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.9 is larger than 9.11. | true",
                "9.11 is larger than 9.9. | false",
                "Of 9.11 and 9.9, the larger one is 9.9. | true",
                "Between 9.9 and 9.11, it is 9.11. | false",
                "9.90 | false",
                "The second. | false"
            })
    void the_first_number_that_is_chosen_is_the_larger_one(String answer, boolean right) {
        assertThat(StrictJudge.isRight(DECIMALS, answer)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | true",
                "It occurs three times. | true",
                "The letter R occurs in two places, 3 and 8. | false",
                "One of the letters occurs 3 times. | true",
                "Many times. | false"
            })
    void the_first_count_is_the_number_of_letters(String answer, boolean right) {
        assertThat(StrictJudge.isRight(LETTERS, answer)).isEqualTo(right);
    }

    @Test
    void the_questions_are_the_same_each_time_and_none_is_asked_twice() {
        var all = QuestionSet.EXACT.questions();
        assertThat(all).hasSize(180).isEqualTo(QuestionSet.EXACT.questions());
        assertThat(QuestionSet.TUNING.questions()).hasSize(60);
        assertThat(QuestionSet.CONFIRMING.questions())
                .hasSize(120)
                .doesNotContainAnyElementsOf(QuestionSet.TUNING.questions());
        assertThat(QuestionSet.KINDS.questions()).hasSize(60);
        assertThat(all).extracting(Question::text).doesNotHaveDuplicates();
    }
}
