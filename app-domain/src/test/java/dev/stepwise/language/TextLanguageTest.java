package dev.stepwise.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLanguageTest {

    @ParameterizedTest
    @CsvFileSource(resources = "questions.csv", delimiter = '\t')
    void a_question_tells_its_language(String tag, String question) {
        assertThat(TextLanguage.of(question)).as(question).contains(Locale.forLanguageTag(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "347 + 285 =", "\\frac{1}{2}", "x² − 1 = 0", "Tokyo", "🙂🙂", "9.11 vs 9.9"})
    void where_nothing_tells_it_no_language_is_guessed(String text) {
        assertThat(TextLanguage.of(text)).isEmpty();
    }

    @Test
    void plain_letters_are_read_aloud_in_english_and_others_in_no_language_that_was_made_up() {
        assertThat(TextLanguage.tagOf("Count letters")).isEqualTo("en");
        assertThat(TextLanguage.tagOf("Ærøskøbing")).isEmpty();
        assertThat(TextLanguage.tagOf("鸡兔同笼")).isEqualTo("zh");
    }

    @Test
    void what_is_quoted_does_not_decide_unless_it_is_all_there_is() {
        assertThat(TextLanguage.of("Was heißt “How many of them are there?” auf Deutsch?"))
                .contains(Locale.GERMAN);
        assertThat(TextLanguage.of("「ありがとうございます」是什么意思？")).contains(Locale.CHINESE);
        assertThat(TextLanguage.of("“Wie viele sind es und warum ist das so?”")).contains(Locale.GERMAN);
    }

    @Test
    void a_text_however_long_is_told_by_its_beginning() {
        assertThat(TextLanguage.of("Wie viele sind es und warum? " + "the and of is ".repeat(1_000_000)))
                .isPresent();
    }

    @Test
    void chinese_and_japanese_and_thai_stand_without_spaces() {
        assertThat(TextLanguage.isWithoutSpaces("鸡和兔各有多少只？")).isTrue();
        assertThat(TextLanguage.isWithoutSpaces("りんごはいくつありますか")).isTrue();
        assertThat(TextLanguage.isWithoutSpaces("มีกี่ตัว")).isTrue();
        assertThat(TextLanguage.isWithoutSpaces("한국어는 띄어 씁니다")).isFalse();
        assertThat(TextLanguage.isWithoutSpaces("How many are there?")).isFalse();
        assertThat(TextLanguage.isWithoutSpaces("12")).isFalse();
    }
}
