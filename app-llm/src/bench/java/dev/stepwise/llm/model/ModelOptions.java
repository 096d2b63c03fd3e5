package dev.stepwise.llm.model;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of the bench asks.
 *
 * @param results the folder of the file of answers
 * @param url of a model server; empty: llama.cpp's with the small model of the tests
 * @param model empty: the server's first
 */
record ModelOptions(
        Path results, Optional<URI> url, Optional<String> model, QuestionSet questions, List<Way> ways, int most) {

    static final String USAGE = """
            ./stepwise bench model asks a model the same questions in each way of reasoning, and says what became of them. It may be ended
            at any time: the next start goes on where this one stopped.

              --url http://host:8000/v1   a model server (its key: STEPWISE_MODEL_API_KEY); else llama.cpp's with a small model from PyPI
              --model NAME                which of its models; else the first
              --questions 60              60 to try with, 120 others to confirm with, 180 both, kinds: 60 of all kinds, judged by nobody
              --ways plain,steps-json-careful   else all
              --most N                    so many questions of each kind; else all
            """;

    private static final List<String> NAMES = List.of("--url", "--model", "--questions", "--ways", "--most");

    ModelOptions {
        ways = List.copyOf(ways);
    }

    /**
     * Reads a command line: the folder of the results, and options.
     *
     * @throws IllegalArgumentException whose message is a sentence for a person
     */
    static ModelOptions of(String[] arguments) {
        var values = values(List.of(arguments).subList(1, arguments.length));
        return new ModelOptions(
                Path.of(arguments[0]),
                Optional.ofNullable(values.get("--url")).map(URI::create),
                Optional.ofNullable(values.get("--model")),
                QuestionSet.of(values.getOrDefault("--questions", "60")),
                ways(values.getOrDefault("--ways", "")),
                Integer.parseInt(values.getOrDefault("--most", "1000")));
    }

    /** The questions, as many of each kind as are wanted. */
    List<Question> asked() {
        var counts = new HashMap<Question.Kind, Integer>();
        return questions.questions().stream()
                .filter(question -> counts.merge(question.kind(), 1, Integer::sum) <= most)
                .toList();
    }

    private static List<Way> ways(String names) {
        var wanted = List.of(names.split(","));
        if (names.isBlank()) {
            return Way.all();
        }
        for (var name : wanted) {
            if (Way.all().stream().noneMatch(way -> way.name().equals(name))) {
                throw new IllegalArgumentException("There is no way “" + name + "”, only "
                        + String.join(", ", Way.all().stream().map(Way::name).toList()) + ".");
            }
        }
        return Way.all().stream().filter(way -> wanted.contains(way.name())).toList();
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
}
