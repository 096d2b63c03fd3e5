package dev.stepwise.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedMarkdownTest {

    private static final String SAMPLE = """
            There are **3** Rs.

            # A heading
            Some text
            with a second line
            ===

            1. one
            2. two

               still two
               - nested
            7) another list

            > quoted
            lazily

            ```java
            int a = 1 < 2 ? 3 : 4;

            # no heading
            ```
            | a | b |
            |---|:-:|
            | 1 | *2* |
            after the table

            paragraph
            | x |
            |---|
            | y |

            a #1 and a hash
            #
            ***
                indented code

            <div>*html*</div> and [a link](https://example.org "title") and ![image](https://example.org/x.png)

            鸡兔同笼，共有 35 个头。 end""";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 31, 200})
    void text_that_comes_in_pieces_is_rendered_like_the_whole(int longest) {
        var whole = new StreamedMarkdown();
        whole.update(SAMPLE);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(streamed(SAMPLE, longest, new Random(seed)).html).isEqualTo(whole.html());
        }
    }

    @Test
    void what_is_sent_grows_with_the_text_and_not_with_its_square() {
        var paragraph = "One more sentence of a very long paragraph, with **bold** words. ";
        assertThat(streamed(paragraph.repeat(200), 40, new Random(1)).sent).isLessThan(2 * paragraph.length() * 200);
        assertThat(streamed((paragraph + "\n\n").repeat(200), 40, new Random(1)).sent)
                .isLessThan(2 * paragraph.length() * 200);
    }

    @Test
    void a_text_that_is_replaced_leaves_nothing_behind() {
        var page = new Page();
        var markdown = new StreamedMarkdown();
        page.apply(markdown.update("one\n\ntwo\n\nthree\n"), markdown.size());
        page.apply(markdown.update("other"), markdown.size());
        assertThat(page.blocks).containsExactly("<p>other</p>");
        page.apply(markdown.update(""), markdown.size());
        assertThat(page.blocks).isEmpty();
    }

    @Test
    void html_is_shown_as_text_and_markdown_beside_it_still_works() {
        assertThat(render("<b>**x**</b>")).isEqualTo("<p>&lt;b&gt;<strong>x</strong>&lt;/b&gt;</p>");
        assertThat(render("<div>\n\n**x**")).isEqualTo("<p>&lt;div&gt;</p>\n<p><strong>x</strong></p>");
    }

    @Test
    void an_image_is_a_link_to_it() {
        assertThat(render("![a cat](https://example.org/cat.png)"))
                .isEqualTo("<p><a rel=\"noopener noreferrer nofollow\" href=\"https://example.org/cat.png\""
                        + " target=\"_blank\">a cat</a></p>");
        assertThat(render("![](data:image/png;base64,x)")).isEqualTo("<p>data:image/png;base64,x</p>");
        assertThat(render("[![a](https://a.org/i.png)](https://a.org)")).containsOnlyOnce("<a ");
    }

    @Test
    void headings_stand_below_those_of_the_page() {
        assertThat(render("# one")).isEqualTo("<h3>one</h3>");
        assertThat(render("###### six")).isEqualTo("<h6>six</h6>");
    }

    @Test
    void deep_nesting_breaks_nothing() {
        for (var deep : List.of(
                ">".repeat(50_000) + "x",
                "*a _b ".repeat(20_000) + "_ *".repeat(20_000),
                "[".repeat(50_000) + "]".repeat(50_000),
                "![".repeat(20_000) + "](https://a.org)".repeat(20_000),
                "- ".repeat(20_000) + "x")) {
            Html.requireHarmless(render(deep));
        }
    }

    @Test
    void control_characters_become_visible_and_a_long_word_stays_whole() {
        assertThat(render("a\u0000b\u001Bc\u202Ed\u2066e\uD800f"))
                .isEqualTo("<p>a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf</p>");
        assertThat(render("a\r\nb\rc")).isEqualTo("<p>a\nb\nc</p>");
        assertThat(render("x".repeat(10_000))).hasSize(10_007);
        assertThat(render("😀")).isEqualTo("<p>😀</p>");
    }

    static String render(String text) {
        var markdown = new StreamedMarkdown();
        markdown.update(text);
        return markdown.html();
    }

    private record Streamed(String html, int sent) {}

    private static Streamed streamed(String text, int longest, Random random) {
        var page = new Page();
        var markdown = new StreamedMarkdown();
        int end = 0;
        while (end < text.length()) {
            end = Math.min(text.length(), end + 1 + random.nextInt(longest));
            page.apply(markdown.update(text.substring(0, end)), markdown.size());
        }
        return new Streamed(String.join("\n", page.blocks), page.received);
    }

    /** What the browser does with patches. */
    private static final class Page {
        final List<String> blocks = new ArrayList<>();
        int received;

        void apply(List<StreamedMarkdown.Patch> patches, int size) {
            for (var patch : patches) {
                if (patch.index() == blocks.size()) {
                    blocks.add("");
                }
                blocks.set(patch.index(), blocks.get(patch.index()).substring(0, patch.keep()) + patch.html());
                received += patch.html().length() + 3;
            }
            blocks.subList(size, blocks.size()).clear();
        }
    }
}
