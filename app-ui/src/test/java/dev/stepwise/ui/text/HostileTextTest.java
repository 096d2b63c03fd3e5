package dev.stepwise.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.ui.fixture.HostileTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileTextTest {

    @Test
    void there_are_more_than_a_hundred() {
        assertThat(HostileTexts.payloads()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("dev.stepwise.ui.fixture.HostileTexts#payloads")
    void nothing_but_text_and_its_structure_is_rendered(String payload) {
        Html.requireHarmless(StreamedMarkdownTest.render(payload));
    }

    @ParameterizedTest
    @MethodSource("dev.stepwise.ui.fixture.HostileTexts#payloads")
    void nothing_else_is_on_the_page_while_it_is_written(String payload) {
        var markdown = new StreamedMarkdown();
        for (int end = 1; end <= payload.length(); end++) {
            markdown.update(payload.substring(0, end));
            Html.requireHarmless(markdown.html());
        }
    }
}
