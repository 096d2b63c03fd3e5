package dev.stepwise.llm.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Jackson's own reading of a reply, against which ours is held. */
final class Oracle {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final ObjectReader OBJECT = JSON.readerFor(FirstOfEachKey.class);

    private Oracle() {}

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The object that the text is and nothing else; empty too if a backslash in it is not JSON's. */
    static Optional<JsonNode> whole(String text) {
        return !DoubledBackslashes.in(text).equals(text)
                ? Optional.empty()
                : object(OBJECT.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS), text);
    }

    /** All objects that begin anywhere in the text, whatever follows them. */
    static Stream<JsonNode> anywhere(String text) {
        return IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == '{')
                .mapToObj(at -> object(OBJECT, DoubledBackslashes.in(text.substring(at))))
                .flatMap(Optional::stream);
    }

    /** A string of the reply, with U+FFFD for what cannot be stored. */
    static String text(JsonNode reply, String key) {
        return storable(reply.path(key).asText(""));
    }

    static String storable(String text) {
        return text.replaceAll(
                        "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]", "\ufffd")
                .replace('\0', '\ufffd');
    }

    private static Optional<JsonNode> object(ObjectReader reader, String json) {
        try {
            return Optional.ofNullable(reader.<Object>readValue(json)).map(JSON::valueToTree);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Of a key that comes twice the first value counts, other than for Jackson. */
    @SuppressWarnings("serial")
    private static final class FirstOfEachKey extends LinkedHashMap<String, JsonNode> {

        @Override
        public JsonNode put(String key, JsonNode value) {
            return putIfAbsent(key, value);
        }
    }
}
