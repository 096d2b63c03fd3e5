package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextStepScannerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Count the letters",
                "**Count the letters**",
                "**Count the letters:**",
                "# Count the letters #"
            })
    void a_heading_is_the_title_and_no_content(String heading) {
        var read = TextStepScanner.of("\n" + heading + "\n\nThere are ten.\n");

        assertThat(read.title()).startsWith("Count the letters").hasSizeLessThan(20);
        assertThat(read.content()).isEqualTo("There are ten.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "There are ten letters. Then I count. | There are ten letters",
                "1. First **spell** the `word`: s-t-r | First spell the word",
                "- Is it larger? No. | Is it larger",
                "9.11 is less than 9.9, since 0.11 is less. | 9.11 is less than 9.9, since 0.11 is less",
                "先数一数字母的个数。然后再核对。 | 先数一数字母的个数",
                "We look at each of the letters of this very long word one after the other and count | We look at each of the letters of this very long word one…",
                "Paris | Paris"
            })
    void without_a_heading_the_first_words_are_the_title_and_stay_in_the_content(String reply, String title) {
        var read = TextStepScanner.of(reply);

        assertThat(read.title()).isEqualTo(title);
        assertThat(read.content()).isEqualTo(reply);
    }

    @Test
    void a_heading_alone_is_what_the_step_says() {
        var read = TextStepScanner.of("## Nothing else");

        assertThat(read).isEqualTo(new TextStepScanner.Progress("Nothing else", "Nothing else"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEXT: final_answer",
                "**NEXT: final_answer**",
                "next: Final Answer.",
                "NEXT:continue\nNEXT: final_answer"
            })
    void a_last_line_that_says_what_comes_next_is_no_content(String line) {
        var scanner = new TextStepScanner();
        var read = scanner.read("It is ten.\n\n" + line + "\n\n");
        var rest = scanner.rest();

        assertThat(read.content() + rest.content()).isEqualTo("It is ten.");
        assertThat(scanner.isFinalAnswer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is ten.\nNEXT: continue",
                "NEXT: final_answer\nBut wait.",
                "It is NEXT: final_answer",
                "It is ten.\nNEXT: final_answer, they say",
                "It is ten."
            })
    void all_else_means_to_go_on(String reply) {
        var scanner = new TextStepScanner();
        var _ = scanner.read(reply);
        var _ = scanner.rest();

        assertThat(scanner.isFinalAnswer()).isFalse();
    }

    @Test
    void such_a_line_with_text_behind_it_is_text() {
        assertThat(TextStepScanner.of("One.\nNEXT: continue\n\nTwo.").content())
                .isEqualTo("One.\nNEXT: continue\n\nTwo.");
    }

    @Test
    void markdown_latex_and_json_stay_as_they_are() {
        var text =
                "We have \\(x\\) and `a\\nb`:\n\n```json\n{\"title\": \"t\"}\n```\n\n    indented\n\n$$\\frac{1}{2}$$";

        assertThat(TextStepScanner.of(text).content()).isEqualTo(text);
    }

    @Test
    void nothing_but_white_space_is_nothing() {
        assertThat(TextStepScanner.of(" \n\n \t")).isEqualTo(new TextStepScanner.Progress("", ""));
    }

    @Test
    void halves_of_a_character_wait_for_each_other_and_alone_are_replaced() {
        assertThat(TextStepScanner.of("Yes 😀").content()).isEqualTo("Yes 😀");
        assertThat(TextStepScanner.of("Yes \uD83D no").content()).isEqualTo("Yes \uFFFD no");
        assertThat(TextStepScanner.of("Yes\u0000").content()).isEqualTo("Yes\uFFFD");
    }

    /** Whatever the pieces are, what becomes readable is the same in the end, and nothing is taken back. */
    @Test
    void a_reply_reads_the_same_however_it_is_cut() {
        var random = new Random(20_261_130);
        var parts = new String[] {
            "#",
            "## ",
            "**",
            "\n",
            "\n\n",
            " ",
            "Count",
            "the letters",
            ". ",
            "：",
            "NEXT",
            ":",
            " final_answer",
            "NEXT: continue",
            "😀",
            "\uD83D",
            "`",
            "1. ",
            "- ",
            "{\"title\": \"t\"}",
            "先数一数",
            "   ",
            "\t",
            "*"
        };
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(14), 0, parts.length).forEach(part -> text.append(parts[part]));
            var reply = text.toString();
            var scanner = new TextStepScanner();
            var title = new StringBuilder();
            var content = new StringBuilder();
            int from = 0;
            while (from < reply.length()) {
                int to = Math.min(reply.length(), from + 1 + random.nextInt(6));
                var read = scanner.read(reply.substring(from, to));
                title.append(read.title());
                content.append(read.content());
                from = to;
            }
            var rest = scanner.rest();

            assertThat(new TextStepScanner.Progress(title + rest.title(), content + rest.content()))
                    .as(reply)
                    .isEqualTo(TextStepScanner.of(reply));
            assertThat((content + rest.content()).isBlank()).as(reply).isEqualTo(isNothing(reply));
        }
    }

    private static boolean isNothing(String reply) {
        return TextStepScanner.of(reply).content().isBlank();
    }
}
