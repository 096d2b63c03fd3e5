package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.reply.AnswerReading.Accepted;
import dev.stepwise.llm.reply.AnswerReading.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerScannerTest {

    private final AnswerScanner scanner = new AnswerScanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There are 3 r's.\n\n**s-t-r-a-w-b-e-r-r-y**",
                "\n\n  Three. {\"answer\": \"no\"}",
                "{1, 2, 3} is the set.",
                "{\"a\", \"b\"} is the set.",
                "{} is the empty set.",
                "{{\"answer\":\"no\"}}",
                "`{\"answer\": \"no\"}` is what you send.",
                "```java\nvar x = 1;\n```",
                "```\n{ block }\n```",
                "``` this line is much too long to name a language {\"answer\":\"no\"}",
                "[\"a\", \"b\"]",
                "{\"name\":\"Bob\"}",
                "{\"content\":\"C\",\"price\":3}",
                "```json\n{\"answer\":\"A\",\"unit\":\"m\"}\n```",
                "{\"answer\":\"A\"} is what was asked for.",
                "```json\n{\"answer\":\"A\"}\n```\nThat is the answer.",
                "```json\n{\"answer\":\"A\"}\n```\n```json\n{\"answer\":\"B\"}\n```",
                "{\"answer\":\"A\"} {\"answer\":\"B\"}",
                "答案是 3 😀"
            })
    void markdown_and_json_goes_through_as_it_is_wherever_it_is_cut(String answer) {
        for (int unit = 0; unit <= answer.length(); unit++) {
            var each = new AnswerScanner();

            assertThat(each.read(answer.substring(0, unit)) + each.read(answer.substring(unit)))
                    .isEqualTo(answer);
            assertThat(each.end()).isEqualTo(new Accepted(answer, false));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '#',
            value = {
                "{\"content\":\"a \\\"b\\\" \\ud83d\\ude00\"}#a \"b\" 😀",
                " { \"title\" : \"T\", \"content\" : \"C\", \"next_action\" : \"final_answer\" }#C",
                "{\"answer\":\"A\"}#A",
                "{\"Answer\":\"A\"}#A",
                "{\"title\":\"T\",\"content\":\"\\alpha\"}#\\alpha",
                "{\"answer\":\"A\",\"content\":\"no\"}#A",
                "{\"content\":{\"answer\":\"no\"},\"answer\":\"A\"}#A",
                "```{\"answer\":\"A\"}```#A",
                "```json {\"answer\":\"A\"}#A",
                "{\"answer\":\"cut o#cut o"
            })
    void an_answer_in_an_object_is_read_out_of_it_wherever_it_is_cut(String written, String answer) {
        for (int unit = 0; unit <= written.length(); unit++) {
            var each = new AnswerScanner();

            assertThat(each.read(written.substring(0, unit)) + each.read(written.substring(unit)))
                    .isEmpty();
            assertThat(each.end()).isEqualTo(new Accepted(answer, true));
        }
    }

    @Test
    void a_fence_names_its_language_in_at_most_32_characters() {
        var object = "\n{\"answer\":\"A\"}\n```";

        assertThat(AnswerScanner.textOf("```" + "x".repeat(32) + object)).isEqualTo("A");
        assertThat(new AnswerScanner().read("```" + "x".repeat(33) + object))
                .isEqualTo("```" + "x".repeat(33) + object);
    }

    @Test
    void an_answer_in_a_fenced_object_is_read_out_of_it() {
        assertThat(scanner.read("\n```json\n{\n  \"content\": \"Th")).isEmpty();
        assertThat(scanner.read("ree\"\n}\n```\n")).isEmpty();
        assertThat(scanner.end()).isEqualTo(new Accepted("Three", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "{",
                "{\"ans",
                "```json",
                "```json\n{",
                "{\"content\":\"\"}",
                "{\"content\":\" \\n\"}"
            })
    void an_answer_that_says_nothing_is_rejected(String written) {
        assertThat(scanner.read(written).isBlank()).isTrue();
        assertThat(scanner.end()).isEqualTo(new Rejected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":7}",
                "{\"answer\":[\"a\"]}",
                "{\"answer\":{\"city\":\"Paris\"}}",
                "{\"title\":\"T\"}"
            })
    void an_object_without_an_answer_in_words_is_shown_as_it_was_written(String written) {
        assertThat(scanner.read(written)).isEmpty();
        assertThat(scanner.end()).isEqualTo(new Accepted(written, false));
    }

    @Test
    void half_a_surrogate_pair_waits_for_the_other_half() {
        assertThat(scanner.read("a\ud83d")).isEqualTo("a");
        assertThat(scanner.read("\ude00")).isEqualTo("😀");
        assertThat(scanner.read("\0\ud83d")).isEqualTo("\ufffd");
        assertThat(scanner.end()).isEqualTo(new Accepted("a😀\ufffd\ufffd", false));
    }

    @Test
    void a_megabyte_comes_through_unit_by_unit() {
        var answer = "0123456789".repeat(100_000);
        var shown = new StringBuilder();
        answer.chars().mapToObj(Character::toString).map(scanner::read).forEach(shown::append);

        assertThat(shown.toString()).isEqualTo(answer);
        assertThat(scanner.end()).isEqualTo(new Accepted(answer, false));
    }
}
