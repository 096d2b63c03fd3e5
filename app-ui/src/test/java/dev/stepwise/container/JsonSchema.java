package dev.stepwise.container;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the schemas under {@code schema/}, and what it says of a file's content. */
record JsonSchema(Schema schema) {

    /** A schema file as a whole. */
    static JsonSchema of(String file) {
        return of(file, read(file));
    }

    /** One definition of a schema file that holds several. */
    static JsonSchema definition(String file, String name) {
        var reference = JsonMapper.shared().createObjectNode().put("$ref", "#/$defs/" + name);
        return of(name, reference.set("$defs", read(file).get("$defs")));
    }

    private static JsonSchema of(String name, JsonNode content) {
        // a place to start from, for ids that are relative; nothing is fetched from it
        var location = SchemaLocation.of("https://stepwise.invalid/" + name);
        return new JsonSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(location, content));
    }

    List<String> complaints(JsonNode content) {
        return schema.validate(content).stream().map(Error::toString).toList();
    }

    private static JsonNode read(String file) {
        try (var stream = JsonSchema.class.getResourceAsStream("/schema/" + file)) {
            return JsonMapper.shared().readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
