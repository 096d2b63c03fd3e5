package dev.stepwise.container;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docker/compose.yaml}, as far as tests start containers the way it does. */
record ComposeFile(JsonNode content) {

    static final Path PATH = Path.of("..", "docker", "compose.yaml");

    private static final Pattern VARIABLE_WITH_DEFAULT = Pattern.compile("\\$\\{\\w+:?-([^}]*)}");

    static ComposeFile read() {
        return new ComposeFile(new YAMLMapper().readTree(PATH));
    }

    JsonNode service(String name) {
        return content.at("/services/" + name);
    }

    /** A service's environment where nobody sets anything. */
    Map<String, String> environment(String service) {
        return service(service).get("environment").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> withDefaults(entry.getValue())));
    }

    /** Where a service finds its secrets, by their names. */
    Map<String, String> secrets(String service) {
        var places = new HashMap<String, String>();
        for (var secret : service(service).get("secrets")) {
            var name =
                    secret.isString() ? secret.asString() : secret.get("source").asString();
            places.put(name, "/run/secrets/" + secret.path("target").asString(name));
        }
        return places;
    }

    List<String> list(String service, String key) {
        return service(service).get(key).valueStream().map(JsonNode::asString).toList();
    }

    private static String withDefaults(JsonNode value) {
        return VARIABLE_WITH_DEFAULT
                .matcher(value.asString())
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
    }
}
