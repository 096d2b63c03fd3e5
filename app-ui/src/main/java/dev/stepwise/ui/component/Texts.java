package dev.stepwise.ui.component;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every text of the interface, from one bundle for each feature; a key begins with its feature's name. A text with parameters is a
 * {@link MessageFormat} pattern. A key that is missing is shown as it is and logged, so that a page still works without a text.
 */
@Component
public class Texts implements I18NProvider {

    private static final Logger log = LoggerFactory.getLogger(Texts.class);

    static final List<String> FEATURES =
            List.of("common", "shell", "account", "history", "ask", "run", "settings", "server", "people", "audit");

    private final TreeMap<String, String> texts = new TreeMap<>();

    public Texts() {
        for (var feature : FEATURES) {
            load(feature).forEach((key, text) -> put(feature, key.toString(), text.toString()));
        }
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.ENGLISH);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... parameters) {
        var text = texts.get(key);
        if (text == null) {
            log.atError().addKeyValue("key", key).log("A text of the interface is missing");
            return key;
        }
        return parameters.length == 0 ? text : new MessageFormat(text, locale).format(parameters);
    }

    /** Whether there is a text for the key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    private void put(String feature, String key, String text) {
        if (!key.startsWith(feature + ".")) {
            throw new IllegalStateException("The key " + key + " stands in the bundle of " + feature);
        }
        texts.put(key, text);
    }

    private static Properties load(String feature) {
        var properties = new Properties();
        try (var stream = Texts.class.getResourceAsStream("/i18n/" + feature + ".properties")) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
