package dev.stepwise.bench.program;

import dev.stepwise.llm.practice.PracticeMain;
import dev.stepwise.process.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Stepwise as people start it, by its one command.
 *
 * @param command the script
 */
public record Installation(Path command) {

    private static final Pattern APP = Pattern.compile("Stepwise is at\\s+(http://\\S+)");
    private static final Pattern TINY = Pattern.compile("stepwise-tiny.* is at (http://\\S+)");
    private static final Pattern PRACTICE = Pattern.compile("practice server.* at (http://\\S+)");

    /** The app on a data folder; on an empty one its address is the link that creates the administrator. */
    public Program app(Path data, int port, String modelUrl) throws IOException {
        return Program.start(
                List.of(
                        command.toString(),
                        "run",
                        "--port=" + port,
                        "--data=" + data,
                        "--model-url=" + modelUrl,
                        "--stepwise.limits.account-running=0"),
                // so that the program is the application itself, to be killed and measured
                Map.of("STEPWISE_RESTART", "false"),
                APP,
                _ -> {});
    }

    /**
     * The tiny model's server.
     *
     * @throws IOException where there are no weights, or llama.cpp does not run
     */
    public Program tiny(int port) throws IOException {
        return Program.start(List.of(command.toString(), "tiny", "--port=" + port), TINY, _ -> {});
    }

    /** The app, unpacked. */
    public Path built() {
        return command.resolveSibling("app-ui/target/stepwise");
    }

    /**
     * A practice server that writes down when it sent each token.
     *
     * @param firstToken seconds to the first token
     */
    public Program timedPractice(double tokensPerSecond, double firstToken, Path log) throws IOException {
        return Program.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        PracticeMain.place() + File.pathSeparator + built().resolve("lib") + "/*",
                        PracticeMain.class.getName(),
                        "--port=0",
                        "--tokens-per-second=" + tokensPerSecond,
                        "--first-token=" + firstToken,
                        "--log-times",
                        "--log=" + log),
                PRACTICE,
                _ -> {});
    }

    /** A practice server at the ideal's speed, whose log is printed; its address is the base URL of its API. */
    public Program practice(int port, boolean runOn, CallLog log) throws IOException {
        var arguments = new ArrayList<>(List.of(
                command.toString(),
                "practice",
                "--port=" + port,
                "--tokens-per-second=" + Calls.TOKENS_PER_SECOND,
                "--first-token=" + Calls.FIRST_TOKEN_SECONDS,
                "--log=-"));
        if (runOn) {
            arguments.add("--run-on");
        }
        return Program.start(arguments, PRACTICE, log);
    }
}
