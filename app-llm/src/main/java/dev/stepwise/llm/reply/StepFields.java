package dev.stepwise.llm.reply;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of a step's object as Jackson reads them, the first of each key in any case of letters, as far as the text is valid JSON
 * but for single backslashes.
 */
final class StepFields {

    static final String TITLE = "title";
    static final String CONTENT = "content";
    static final String NEXT_ACTION = "next_action";

    /** How the reading came to its end. */
    enum Ending {
        WHOLE,
        UNCLOSED,
        DAMAGED
    }

    /**
     * A value that is not null.
     *
     * @param text of a string, decoded, or else the value's JSON as it was written
     */
    record Value(boolean string, String text) {}

    static final Set<String> KEYS = Set.of(TITLE, CONTENT, NEXT_ACTION);

    // Grammars that hold a reply to a schema have let raw control characters through, and called the reply finished.
    // Models choose
    // the keys, so none is kept in a table that outlives the reply.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Map<String, Optional<Value>> values = new HashMap<>();
    private final Ending ending;

    private StepFields(String json) {
        ending = readAll(DoubledBackslashes.in(json));
    }

    /** A key as a step's keys are named here. */
    static String name(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** Reads the text, which begins with the object's brace. */
    static StepFields of(String json) {
        return new StepFields(json);
    }

    Ending ending() {
        return ending;
    }

    /** The value of that key; empty if it is missing or null. */
    Optional<Value> value(String key) {
        return values.getOrDefault(key, Optional.empty());
    }

    /** The string of that key, empty if there is none. */
    String text(String key) {
        return value(key).filter(Value::string).map(Value::text).orElse("");
    }

    /** Whether the model wants to answer; case, blanks and punctuation do not matter, and what is not known means "continue". */
    boolean finalAnswer() {
        var letters = text(NEXT_ACTION).codePoints().filter(Character::isLetter).map(Character::toLowerCase);
        return letters.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .equals("finalanswer");
    }

    private Ending readAll(String json) {
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var key = name(parser.currentName());
                parser.nextToken();
                if (KEYS.contains(key)) {
                    var value = read(parser, json);
                    values.putIfAbsent(key, value);
                } else {
                    parser.skipChildren();
                }
            }
            return Ending.WHOLE;
        } catch (JsonEOFException e) {
            return Ending.UNCLOSED;
        } catch (JsonProcessingException e) {
            return Ending.DAMAGED;
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot fail to be read", e);
        }
    }

    private static Optional<Value> read(JsonParser parser, String json) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> Optional.empty();
            case VALUE_STRING -> Optional.of(new Value(true, WholeText.of(parser.getText())));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                Optional.of(new Value(false, parser.getText()));
            default -> {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                int to = (int) parser.currentLocation().getCharOffset();
                yield Optional.of(new Value(false, WholeText.of(json.substring(from, to))));
            }
        };
    }
}
