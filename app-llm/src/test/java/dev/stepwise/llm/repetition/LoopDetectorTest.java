package dev.stepwise.llm.repetition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopDetectorTest {

    private static final String BEFORE = "So the letters are counted one by one. ";

    private final Prose prose = new Prose(new Random(15));

    static IntStream periods() {
        return IntStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("periods")
    void a_loop_in_english_is_found_within_400_characters_and_six_periods(int period) {
        foundWithin(BEFORE, "a" + prose.english(period - 1), Math.max(400, 6 * period));
    }

    @ParameterizedTest
    @MethodSource("periods")
    void a_loop_in_chinese_is_found_within_160_characters_and_six_periods(int period) {
        foundWithin("我们一个一个地数字母。", "数" + prose.chinese(period - 1), Math.max(160, 6 * period));
    }

    @ParameterizedTest
    @MethodSource("periods")
    void a_loop_without_letters_is_found_within_1200_characters_and_six_periods(int period) {
        foundWithin(BEFORE, prose.digits(period), Math.max(1_200, 6 * period));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 500, 1_000})
    void a_loop_of_whole_paragraphs_is_found_too(int period) {
        foundWithin(BEFORE, prose.english(period), 6 * period);
    }

    @Test
    void in_fenced_code_it_takes_twice_as_long() {
        foundWithin(BEFORE + "\n```java\n", "i += 1;\n", 800);
        foundWithin(BEFORE + "\n  ~~~\n", "0 ", 2_400);
        foundWithin("```\nint i;\n```\nSo ", "it is. ", 400);
        foundWithin("~~~\n```\n", "it is. ", 800);
        foundWithin("It is in `code` or ``more``. ", "it is. ", 400);
    }

    @Test
    void in_code_and_tables_without_a_fence_it_takes_twice_as_long_too() {
        foundWithin("The code is:\n", "count_all();\n", 800);
        foundWithin("[", "false, ", 800);
        foundWithin("So ", "no, it is, ", 400);
        foundWithin("| a | b |\n|---|---|\n", "| x | y |\n", 800);
        foundWithin("| a ", "|---", 2_400);
        foundWithin("\\begin{pmatrix} ", "0 & ", 2_400);
        foundWithin("| 数 ", "| 数 ", 320);
    }

    @Test
    void what_is_found_says_what_is_repeated_and_from_where() {
        var loop = found(BEFORE + "It is red. ".repeat(60)).orElseThrow();

        assertThat(loop.repeatsFrom()).isEqualTo(BEFORE.length() + "It is red.".length());
        assertThat("It is red. It is red. ").contains(loop.period());
        assertThat(loop.period()).hasSize("It is red. ".length());
    }

    @Test
    void a_text_is_cut_where_a_sentence_ends_or_else_a_word() {
        assertThat(keptOf("There are three." + " Three.".repeat(100))).isEqualTo("There are three. Three.");
        assertThat(keptOf("共三个。" + "有三个。".repeat(100))).isEqualTo("共三个。有三个。");
        assertThat(keptOf("red and " + "blue and ".repeat(100))).isEqualTo("red and blue ");
        assertThat(keptOf("x" + "ab".repeat(300))).isEqualTo("xab");
    }

    private static String keptOf(String text) {
        return text.substring(0, (int) found(text).orElseThrow().repeatsFrom());
    }

    @Test
    void a_loop_is_found_with_its_shortest_period() {
        assertThat(found("ab".repeat(300)).orElseThrow().period()).hasSize(2);
        assertThat(found("no no no yes ".repeat(100)).orElseThrow().period()).hasSize("no no no yes ".length());
        assertThat(found(("ha ".repeat(20) + "\n").repeat(20)).orElseThrow().period())
                .hasSize(61);
    }

    @Test
    void a_loop_is_found_however_much_stands_before_it_and_the_text_is_not_kept() {
        var before = prose.english(300_000);

        foundWithin(before, "it is red, ", 400);
    }

    @Test
    void one_difference_begins_the_count_anew() {
        var almost = "it is red, ".repeat(36);

        assertThat(found(almost + "or blue, " + almost + "or blue, " + almost)).isEmpty();
    }

    @Test
    void the_same_loop_once_more_may_be_meant_and_another_may_not() {
        var first = found("Yes. " + "I will not talk in class.\n".repeat(100)).orElseThrow();
        var detector = new LoopDetector(List.of(first));

        detector.read("Here: " + "I will not talk in class.\n".repeat(100));
        assertThat(detector.found()).isEmpty();
        detector.read("I will not sing in class.\n".repeat(100));
        assertThat(detector.found()).isPresent();
    }

    @Test
    void loops_say_the_same_wherever_they_begin() {
        var loop = new Loop("red, it is ", 5);

        assertThat(loop.saysTheSameAs(new Loop("it is red, ", 90))).isTrue();
        assertThat(loop.saysTheSameAs(new Loop("it is Red, ", 5))).isFalse();
        assertThat(loop.saysTheSameAs(new Loop("it is red, it is red, ", 5))).isFalse();
    }

    @Test
    void the_pieces_in_which_a_text_comes_do_not_matter() {
        var random = new Random(4);
        for (int i = 0; i < 200; i++) {
            var text = prose.english(random.nextInt(600))
                    + prose.english(1 + random.nextInt(90)).repeat(500)
                    + prose.english(random.nextInt(600));
            var detector = new LoopDetector(List.of());
            for (int at = 0; at < text.length(); ) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(40));
                detector.read(text.substring(at, end));
                at = end;
            }
            assertThat(detector.found()).isEqualTo(found(text)).isPresent();
        }
    }

    /** Not before the threshold, but for what stands before it by chance, and soon after it: it is looked for now and then. */
    private static void foundWithin(String before, String period, int threshold) {
        var text = before + period.repeat(2 * threshold / period.length() + 1);
        var detector = new LoopDetector(List.of());
        int read = 0;
        while (detector.found().isEmpty() && read < text.length()) {
            detector.read(text.substring(read, ++read));
        }
        assertThat(detector.found()).isPresent();
        assertThat(read - before.length()).isBetween(threshold - 16, threshold + (period.length() <= 64 ? 32 : 256));
    }

    @Test
    void where_the_limit_of_tokens_cuts_a_text_160_characters_are_enough() {
        assertThat(foundWhereCut("It is " + "1234567890".repeat(16))).isPresent();
        assertThat(foundWhereCut("It is " + "1234567890".repeat(15))).isEmpty();
        assertThat(foundWhereCut(BEFORE + prose.english(80).repeat(2))).isPresent();
        assertThat(foundWhereCut(BEFORE + prose.english(82).repeat(2))).isEmpty();
        assertThat(foundWhereCut("| a " + "| x ".repeat(60))).isEmpty();
        assertThat(foundWhereCut("| a " + "| x ".repeat(80))).isPresent();
    }

    @Test
    void where_sound_prose_and_code_is_cut_there_is_no_loop() {
        var random = new Random(6);
        var texts = SoundTexts.ofThisProject();
        for (int i = 0; i < 3_000; i++) {
            var text = i % 2 == 0 ? texts.get(random.nextInt(texts.size())) : prose.english(900) + prose.chinese(300);
            var cut = text.substring(0, random.nextInt(text.length() + 1));
            assertThat(foundWhereCut(cut.substring(Math.max(0, cut.length() - 2_000))))
                    .as(cut)
                    .isEmpty();
        }
    }

    private static Optional<Loop> foundWhereCut(String text) {
        var detector = new LoopDetector(List.of());
        detector.read(text);
        return detector.foundWhereCut();
    }

    private static Optional<Loop> found(String text) {
        var detector = new LoopDetector(List.of());
        detector.read(text);
        return detector.found();
    }
}
