package dev.stepwise.llm.repetition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoundTextsTest {

    /** A detector looks at each tail of what came so far, so that every window of a text is looked at, wherever it ends. */
    @Test
    void no_window_of_thousands_of_sound_replies_is_called_a_loop() {
        var replies = new SoundTexts().ofEachKind(300).toList();

        assertThat(replies).hasSizeGreaterThan(3_000).allSatisfy(SoundTextsTest::isSound);
    }

    @Test
    void no_code_document_or_prompt_of_this_project_is_called_a_loop() {
        var texts = SoundTexts.ofThisProject();

        assertThat(texts).hasSizeGreaterThan(100).allSatisfy(SoundTextsTest::isSound);
    }

    /** Also where it is read from its middle on, without what was said of its kind before. */
    private static void isSound(String text) {
        for (int from : new int[] {0, text.length() / 3, text.length() / 2}) {
            var detector = new LoopDetector(List.of());
            detector.read(text.substring(from));
            assertThat(detector.found()).isEmpty();
        }
    }

    @Test
    void what_is_called_sound_here_would_be_a_loop_if_it_went_on() {
        assertThat(Stream.of("ha ", "哈", "| 0 ", "0 & ", "142857", "CAG", "- yes\n"))
                .allSatisfy(text -> {
                    var detector = new LoopDetector(List.of());
                    detector.read(text.repeat(1_000));
                    assertThat(detector.found()).isPresent();
                });
    }
}
