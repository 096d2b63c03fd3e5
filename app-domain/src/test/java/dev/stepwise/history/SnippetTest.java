package dev.stepwise.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetTest {

    @Test
    void a_short_text_is_shown_whole_in_one_line() {
        assertThat(Snippet.of("A title\n\nand  a text", "text")).isEqualTo("A title and a text");
    }

    @Test
    void what_stands_around_the_place_is_cut_between_words() {
        var snippet = Snippet.of("before ".repeat(50) + "OWL" + " after".repeat(50), "owl");

        assertThat(snippet).startsWith("…before ").contains("before OWL after").endsWith(" after…");
        assertThat(snippet.length()).isLessThanOrEqualTo(202);
    }

    @Test
    void where_there_is_no_space_no_character_is_cut_in_half() {
        var snippet = Snippet.of("🦉".repeat(101) + "x" + "🦉".repeat(200), "x");

        assertThat(snippet).contains("🦉x🦉");
        assertThat(snippet.codePoints().allMatch(point -> point == '…' || point == 'x' || point == 0x1F989))
                .isTrue();
    }

    @Test
    void a_place_that_only_the_database_sees_shows_the_beginning() {
        assertThat(Snippet.of("Straße", "STRASSE")).isEqualTo("Straße");
    }

    @Test
    void what_was_typed_is_no_pattern() {
        assertThat(Snippet.of("a".repeat(300) + " (.*) b", "(.*)")).endsWith("(.*) b");
    }
}
