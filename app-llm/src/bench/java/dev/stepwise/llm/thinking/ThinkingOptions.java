package dev.stepwise.llm.thinking;

import dev.stepwise.endpoint.ApiKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of the bench asks.
 *
 * @param url of a model server; empty: the tiny model
 * @param model empty: the server's first
 * @param skills empty: those that make sense for the model
 * @param most questions of each skill at most
 * @param atOnce how many questions are asked at a time
 * @param weights of the tiny model, in the place of Stepwise's own
 */
record ThinkingOptions(
        Path testSet,
        Path results,
        Optional<URI> url,
        Optional<ApiKey> key,
        Optional<String> model,
        List<Skill> skills,
        List<Double> temperatures,
        int most,
        int atOnce,
        Optional<Path> weights) {

    static final String USAGE = """
            ./stepwise bench thinking asks the tiny model, or yours, the same questions plainly and step by step.

              --url http://host:8000/v1   a model server (its key: STEPWISE_MODEL_API_KEY); else the tiny model
              --model NAME                which of its models; else the first
              --skills letters,sums       of letters, decimals, sums, products, refusals; else all, for other models all but refusals
              --temperatures 0,0.8        else these two
              --most N                    so many questions of each skill; else all: 300 letters, 100 of each other
              --at-once N                 so many questions at a time; else 2
              --weights FILE              other weights of the tiny model's kind
            """;

    private static final List<String> NAMES =
            List.of("--url", "--model", "--skills", "--temperatures", "--most", "--at-once", "--weights");

    ThinkingOptions {
        skills = List.copyOf(skills);
        temperatures = List.copyOf(temperatures);
    }

    /**
     * Reads a command line: the folder of the test set, that of the results, and options.
     *
     * @throws IllegalArgumentException whose message is a sentence for a person
     */
    static ThinkingOptions of(String[] arguments) {
        var values = values(List.of(arguments).subList(2, arguments.length));
        return new ThinkingOptions(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Optional.ofNullable(values.get("--url")).map(URI::create),
                Optional.ofNullable(System.getenv("STEPWISE_MODEL_API_KEY"))
                        .filter(key -> !key.isBlank())
                        .map(ApiKey::new),
                Optional.ofNullable(values.get("--model")),
                list(values.getOrDefault("--skills", "")).stream()
                        .map(ThinkingOptions::skill)
                        .toList(),
                list(values.getOrDefault("--temperatures", "0,0.8")).stream()
                        .map(Double::valueOf)
                        .toList(),
                Integer.parseInt(values.getOrDefault("--most", "1000")),
                Integer.parseInt(values.getOrDefault("--at-once", "2")),
                Optional.ofNullable(values.get("--weights")).map(Path::of));
    }

    private static Map<String, String> values(List<String> arguments) {
        var values = new HashMap<String, String>();
        var rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            var parts = rest.removeFirst().split("=", 2);
            if (!NAMES.contains(parts[0])) {
                throw new IllegalArgumentException("There is no option " + parts[0] + ".");
            }
            if (parts.length == 1 && rest.isEmpty()) {
                throw new IllegalArgumentException("The option " + parts[0] + " needs a value.");
            }
            values.put(parts[0], parts.length == 2 ? parts[1] : rest.removeFirst());
        }
        return values;
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(",")).filter(part -> !part.isBlank()).toList();
    }

    private static Skill skill(String key) {
        return Arrays.stream(Skill.values())
                .filter(skill -> skill.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no skill “" + key + "”."));
    }
}
