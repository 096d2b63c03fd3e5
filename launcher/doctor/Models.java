import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Which model servers answer: at the configured address, else at the usual ports of this machine. */
final class Models {

    private static final List<String> USUAL = List.of(
            "http://localhost:8000/v1", "http://localhost:11434/v1", "http://localhost:8080/v1", "http://localhost:30000/v1");
    private static final Pattern NAME = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final String WEIGHTS = "dev/stepwise/llm/tiny/stepwise-tiny.gguf";
    private static final List<String> STAND_INS = List.of("tiny", "none");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Models() {}

    static Finding look(Options options) {
        String standIn = options.get("stand-in", "tiny");
        if (!STAND_INS.contains(standIn.toLowerCase(Locale.ROOT))) {
            return Finding.bad("what stands in for a model server (--stand-in) is tiny or none, not " + standIn);
        }
        String configured = options.get("model-url", "");
        // the key goes only to the address that it is for
        String key = configured.isEmpty() ? "" : key(options);
        List<String> places = configured.isEmpty() ? USUAL : List.of(configured);
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            var asked = places.stream().map(place -> ask(http, place, key)).toList();
            var found = asked.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .toList();
            if (!found.isEmpty()) {
                return Finding.good(String.join("; ", found));
            }
            return Finding.good(
                    configured.isEmpty()
                            ? "none on ports 8000, 11434, 8080, 30000: " + standIn(options) + " would answer"
                            : "none answers at " + configured + " now; Stepwise starts, and goes on looking");
        }
    }

    private static String standIn(Options options) {
        boolean mayBeTiny = options.get("stand-in", "tiny").equalsIgnoreCase("tiny");
        return mayBeTiny && ClassLoader.getSystemResource(WEIGHTS) != null ? "Stepwise's own tiny model" : "no model";
    }

    private static CompletableFuture<Optional<String>> ask(HttpClient http, String place, String key) {
        try {
            var request = HttpRequest.newBuilder(URI.create(place.replaceFirst("/$", "") + "/models")).timeout(PATIENCE);
            if (!key.isEmpty()) {
                request.header("Authorization", "Bearer " + key);
            }
            return http.sendAsync(request.build(), BodyHandlers.ofString(UTF_8))
                    .thenApply(response -> offer(place, response))
                    .exceptionally(_ -> Optional.empty());
        } catch (IllegalArgumentException malformed) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    private static Optional<String> offer(String place, HttpResponse<String> response) {
        if (response.statusCode() == 401 || response.statusCode() == 403) {
            return Optional.of(place + " wants a key, or another one");
        }
        var names = NAME.matcher(response.body()).results().map(match -> match.group(1)).toList();
        return response.statusCode() != 200 || names.isEmpty()
                ? Optional.empty()
                : Optional.of(place + " offers " + names.getFirst() + (names.size() == 1 ? "" : " and " + (names.size() - 1) + " more"));
    }

    private static String key(Options options) {
        String file = options.get("model-api-key-file", "");
        try {
            return file.isEmpty() ? options.get("model-api-key", "") : Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
