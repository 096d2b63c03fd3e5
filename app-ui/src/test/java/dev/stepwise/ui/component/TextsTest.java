package dev.stepwise.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern KEY =
            Pattern.compile("\"((?:" + String.join("|", Texts.FEATURES) + ")(?:\\.[a-z0-9-]+)+)\"");

    private static final Pattern TEMPLATE_KEY = Pattern.compile("\\{\\{#text}}([^{]*)\\{\\{/text}}");

    private static final Pattern LITERAL = Pattern.compile("(?:\"|\\}\\})([a-z][a-z0-9.-]*)(?:\"|\\{\\{)");

    private static final Pattern CHOICE = Pattern.compile("\\{(\\d+),choice");

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\d+)[,}]");

    private final Texts texts = new Texts();

    @Test
    void every_key_that_a_screen_names_has_a_text() throws IOException {
        SortedSet<String> named;
        try (var sources = Files.walk(Path.of("src/main/java/dev/stepwise/ui"))) {
            named = sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(path -> KEY.matcher(read(path)).results().map(match -> match.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            templates
                    .filter(Files::isRegularFile)
                    .flatMap(path -> TEMPLATE_KEY.matcher(read(path)).results())
                    .forEach(match -> named.add(match.group(1)));
        }
        assertThat(named)
                .contains("account.login.stay")
                .allSatisfy(key -> assertThat(texts.in(Locale.ENGLISH)).containsKey(key));
    }

    @Test
    void a_text_takes_its_parameters() {
        assertThat(texts.getTranslation("common.runs", Locale.ENGLISH, 1)).isEqualTo("1 run");
        assertThat(texts.getTranslation("common.runs", Locale.ENGLISH, 1200)).isEqualTo("1,200 runs");
    }

    @Test
    void a_missing_text_shows_its_key() {
        assertThat(texts.getTranslation("shell.no-such-text", Locale.ENGLISH)).isEqualTo("shell.no-such-text");
    }

    @Test
    void every_text_is_there_in_every_language() {
        var english = texts.in(Locale.ENGLISH).keySet();
        assertThat(Texts.LANGUAGES)
                .allSatisfy(language -> assertThat(texts.in(language).keySet())
                        .as(language.toLanguageTag())
                        .containsExactlyElementsOf(english));
    }

    @Test
    void a_translated_text_takes_the_same_parameters() {
        var chinese = texts.in(Locale.CHINESE);
        assertThat(texts.in(Locale.ENGLISH))
                .allSatisfy((key, text) -> assertThat(
                                withoutChoices(parameters(chinese.getOrDefault(key, ""), PARAMETER), text))
                        .as(key)
                        .isEqualTo(withoutChoices(parameters(text, PARAMETER), text)));
    }

    @Test
    void a_chinese_text_has_chinese_punctuation() {
        assertThat(texts.in(Locale.CHINESE))
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern("\\p{IsHan}[,.;:?!]"));
    }

    @Test
    void a_reader_in_taiwan_reads_chinese_and_one_in_france_english() {
        assertThat(texts.getTranslation("common.close", Locale.TAIWAN))
                .isEqualTo(texts.getTranslation("common.close", Locale.CHINESE))
                .isNotEqualTo("Close");
        assertThat(texts.getTranslation("common.close", Locale.FRANCE)).isEqualTo("Close");
    }

    /** Keys are put together from parts: one that is used stands in the sources whole, or with its end cut off after a dot or a hyphen. */
    @Test
    void no_text_is_there_that_nothing_shows() throws IOException {
        SortedSet<String> written = new TreeSet<>();
        for (var root : List.of("src/main/java/dev/stepwise", "src/main/resources/templates")) {
            try (var sources = Files.walk(Path.of(root))) {
                sources.filter(Files::isRegularFile)
                        .flatMap(path -> LITERAL.matcher(read(path)).results())
                        .forEach(match -> written.add(match.group(1)));
            }
        }
        assertThat(texts.in(Locale.ENGLISH).keySet())
                .allSatisfy(key -> assertThat(isUsed(key, written)).as(key).isTrue());
    }

    private static boolean isUsed(String key, SortedSet<String> written) {
        var withoutFeature = key.substring(key.indexOf('.') + 1);
        return Stream.of(key, withoutFeature)
                .anyMatch(name -> written.contains(name)
                        || IntStream.range(1, name.length())
                                .filter(end -> ".-".indexOf(name.charAt(end - 1)) >= 0)
                                .anyMatch(end -> written.contains(name.substring(0, end))));
    }

    /** A number that only chooses between singular and plural may be left out of a language without them. */
    private static SortedSet<String> withoutChoices(SortedSet<String> parameters, String english) {
        parameters.removeAll(parameters(english, CHOICE));
        return parameters;
    }

    private static SortedSet<String> parameters(String text, Pattern kind) {
        return kind.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
