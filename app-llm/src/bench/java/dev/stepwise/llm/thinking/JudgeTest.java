package dev.stepwise.llm.thinking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LETTERS | 3 | The letter r appears 3 times in strawberry. | true",
                "LETTERS | 3 | There are **three** Rs. | true",
                "LETTERS | 3 | The letter r appears 2 times in strawberry. | false",
                "LETTERS | 3 | 3 or 4 times. | false",
                "LETTERS | 0 | I cannot answer that. | false",
                "LETTERS | 2 | apple 里有 2 个字母 p。 | true",
                "DECIMALS | 9.9 | 9.9 is bigger than 9.11. | true",
                "DECIMALS | 9.9 | 9.11 is bigger than 9.9. | false",
                "DECIMALS | 9.9 | 9.9 and 9.11 are equal. | false",
                "DECIMALS | equal | 1.5 and 1.50 are equal. | true",
                "DECIMALS | no | No, 9.11 is smaller than 9.9. | true",
                "DECIMALS | no | Not sure, yes. | false",
                "DECIMALS | yes | 不，9.11 比 9.9 小。 | false",
                "DECIMALS | yes | **是的**，9.11 比 9.9 小。 | true",
                "SUMS | -44 | 34 - 78 = -44. | true",
                "SUMS | 44 | 78 - 34 = -44. | false",
                "SUMS | 44 | The answer is 44. | true",
                "PRODUCTS | 1692 | 47 × 36 = 1692. | true",
                "PRODUCTS | 1692 | 47 × 36 = 1,692. | true",
                "PRODUCTS | 1692 | 47 × 36 = 1682. | false",
                "REFUSALS | '' | I cannot answer that. | true",
                "REFUSALS | '' | 这个问题我不会回答。 | true",
                "REFUSALS | '' | The letter e appears 2 times in Berlin. | false"
            })
    void the_first_line_says_what_it_has_to_or_not(Skill skill, String expected, String line, boolean right) {
        assertThat(Judge.isRight(skill, expected, line + "\n\nI cannot answer that: 44, 3, 9.9, 1692."))
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"LETTERS, 3", "DECIMALS, 9.9", "SUMS, 4", "REFUSALS, ''"})
    void no_answer_is_not_right(Skill skill, String expected) {
        assertThat(Judge.isRight(skill, expected, "")).isFalse();
    }
}
