package dev.stepwise.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern KEY =
            Pattern.compile("\"((?:" + String.join("|", Texts.FEATURES) + ")(?:\\.[a-z0-9-]+)+)\"");

    private static final Pattern TEMPLATE_KEY = Pattern.compile("\\{\\{#text}}([^{]*)\\{\\{/text}}");

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
                .allSatisfy(key -> assertThat(texts.has(key)).as(key).isTrue());
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

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
