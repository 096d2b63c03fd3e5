package dev.stepwise.llm.tiny;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kherud.llama.LlamaModel;
import dev.stepwise.llm.serving.Pace;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the engine's process is started: with the Java that runs here, a small heap, and only the jars that it needs. */
final class EngineCommand {

    private static final List<Class<?>> NEEDED =
            List.of(TinyMain.class, LlamaModel.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class);

    private EngineCommand() {}

    static List<String> of(Pace pace, Optional<Path> weights) {
        return of(pace, weights, Optional.empty());
    }

    /**
     * @param weights others than Stepwise's own
     * @param folder where it unpacks what it loads, if not where temporary files go: those may be where nothing can be executed
     */
    static List<String> of(Pace pace, Optional<Path> weights, Optional<Path> folder) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        var place = folder.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        command.add("-Djava.io.tmpdir=" + place);
        command.add("-XX:ErrorFile=" + place.resolve("stepwise-tiny-crash-%p.log"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(main());
        command.addAll(List.of("--port", "0", "--until-input-ends"));
        if (Double.isFinite(pace.tokensPerSecond())) {
            command.addAll(List.of("--tokens-per-second", Double.toString(pace.tokensPerSecond())));
        }
        weights.ifPresent(file -> command.addAll(List.of("--weights", file.toString())));
        return List.copyOf(command);
    }

    /** Where classes lie in jars within a jar, only its own launcher finds them. */
    private static List<String> main() {
        var places = NEEDED.stream().map(EngineCommand::place).toList();
        if (places.stream().allMatch(Optional::isPresent)) {
            var path = places.stream()
                    .flatMap(Optional::stream)
                    .map(Path::toString)
                    .distinct()
                    .collect(Collectors.joining(File.pathSeparator));
            return List.of("-cp", path, TinyMain.class.getName());
        }
        return List.of(
                "-Dloader.main=" + TinyMain.class.getName(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.springframework.boot.loader.launch.PropertiesLauncher");
    }

    private static Optional<Path> place(Class<?> needed) {
        return Stream.ofNullable(needed.getProtectionDomain().getCodeSource())
                .map(source -> URI.create(source.getLocation().toString()))
                .filter(location -> "file".equals(location.getScheme()))
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
    }
}
