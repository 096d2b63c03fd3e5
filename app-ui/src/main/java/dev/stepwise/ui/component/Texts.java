package dev.stepwise.ui.component;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every text of the interface, from one bundle for each feature and language; a key begins with its feature's name. A text with
 * parameters is a {@link MessageFormat} pattern. A key that is missing in a language is shown in English, and one that is missing
 * everywhere as it is; both are logged, so that a page still works without a text.
 */
@Component
public class Texts implements I18NProvider {

    private static final Logger log = LoggerFactory.getLogger(Texts.class);

    static final List<String> FEATURES =
            List.of("common", "shell", "account", "history", "ask", "run", "settings", "server", "people", "audit");

    /** The first one is that of a reader who wants none of them. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final Map<Locale, Map<String, String>> texts =
            LANGUAGES.stream().collect(Collectors.toMap(language -> language, Texts::read));

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... parameters) {
        var language = languageOf(locale);
        var text = in(language).get(key);
        if (text == null) {
            log.atError()
                    .addKeyValue("key", key)
                    .addKeyValue("language", language.toLanguageTag())
                    .log("A text of the interface is missing");
            text = in(LANGUAGES.getFirst()).getOrDefault(key, key);
        }
        return parameters.length == 0 ? text : new MessageFormat(text, locale).format(parameters);
    }

    /** The language that a reader of a place is shown: {@code zh-TW} is {@code zh}, and one that is not here is English. */
    public static Locale languageOf(Locale locale) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    /** Whether there is a text for the key. */
    public boolean has(String key) {
        return in(LANGUAGES.getFirst()).containsKey(key);
    }

    /** The texts of a language, each by its key. */
    Map<String, String> in(Locale language) {
        return Objects.requireNonNull(texts.get(language));
    }

    private static Map<String, String> read(Locale language) {
        var read = new TreeMap<String, String>();
        for (var feature : FEATURES) {
            load(feature, language).forEach((key, text) -> {
                if (!key.toString().startsWith(feature + ".")) {
                    throw new IllegalStateException("The key " + key + " stands in the bundle of " + feature);
                }
                read.put(key.toString(), text.toString());
            });
        }
        return read;
    }

    private static Properties load(String feature, Locale language) {
        var properties = new Properties();
        var suffix = language.equals(LANGUAGES.getFirst()) ? "" : "_" + language.toLanguageTag();
        try (var stream = Texts.class.getResourceAsStream("/i18n/" + feature + suffix + ".properties")) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
