package dev.stepwise.llm.practice;

import dev.stepwise.llm.serving.Pace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a command line says. */
sealed interface PracticeOptions {

    String USAGE = """
            Starts the practice server: OpenAI-compatible, scripted, without a model, for this computer only.

              --port N               where it listens (default 8585; 0: any free port)
              --tokens-per-second X  how fast it writes (default 40)
              --first-token SECONDS  when the first token comes (default 0.15)
              --run-on               let the replies of steps 3, 6, 9 … go on in white space to the token limit
              --log FILE             append a JSON line for each request and each end; -: print them
              --log-times            in the line of an end also when each token was sent
              --help                 show this
            """;

    /** Stands for a log that is printed. */
    Path PRINTED = Path.of("-");

    /** Start a server so. */
    record Start(int port, Pace pace, boolean runOn, Optional<Path> log, boolean logTimes) implements PracticeOptions {

        private static final Start DEFAULT = new Start(8585, Pace.READING, false, Optional.empty(), false);
    }

    /** Show the options. */
    record Help() implements PracticeOptions {}

    /** Something is wrong with the options; {@code why} is a sentence for a person. */
    record Wrong(String why) implements PracticeOptions {}

    static PracticeOptions parse(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            return new Help();
        }
        var rest = new ArrayDeque<>(List.of(arguments));
        PracticeOptions options = Start.DEFAULT;
        while (!rest.isEmpty() && options instanceof Start start) {
            options = with(start, rest.pop(), rest);
        }
        return options;
    }

    private static PracticeOptions with(Start start, String argument, Deque<String> rest) {
        var parts = argument.split("=", 2);
        var name = parts[0];
        if (name.equals("--run-on") && parts.length == 1) {
            return new Start(start.port(), start.pace(), true, start.log(), start.logTimes());
        }
        if (name.equals("--log-times") && parts.length == 1) {
            return new Start(start.port(), start.pace(), start.runOn(), start.log(), true);
        }
        if (!List.of("--port", "--tokens-per-second", "--first-token", "--log").contains(name)) {
            return new Wrong("There is no option " + argument + "; --help shows those there are.");
        }
        if (parts.length == 1 && rest.isEmpty()) {
            return new Wrong("The option " + name + " needs a value.");
        }
        var value = parts.length == 2 ? parts[1] : rest.pop();
        return switch (name) {
            case "--port" ->
                number(value, 0, 65_535)
                        .filter(port -> port == Math.rint(port))
                        .<PracticeOptions>map(port ->
                                new Start(port.intValue(), start.pace(), start.runOn(), start.log(), start.logTimes()))
                        .orElse(new Wrong("A port is a whole number from 0 to 65535, not " + value + "."));
            case "--tokens-per-second" ->
                number(value, 0.01, 1_000_000)
                        .<PracticeOptions>map(
                                speed -> start(start, speed, start.pace().firstToken()))
                        .orElse(new Wrong("Tokens per second are a number from 0.01 to 1000000, not " + value + "."));
            case "--first-token" ->
                number(value, 0, 3_600)
                        .<PracticeOptions>map(seconds ->
                                start(start, start.pace().tokensPerSecond(), Duration.ofNanos((long) (seconds * 1e9))))
                        .orElse(new Wrong("The first token comes after 0 to 3600 seconds, not " + value + "."));
            default -> log(start, value);
        };
    }

    private static Start start(Start start, double tokensPerSecond, Duration firstToken) {
        return new Start(
                start.port(), new Pace(tokensPerSecond, firstToken), start.runOn(), start.log(), start.logTimes());
    }

    private static PracticeOptions log(Start start, String file) {
        try {
            return new Start(start.port(), start.pace(), start.runOn(), Optional.of(Path.of(file)), start.logTimes());
        } catch (InvalidPathException noPath) {
            return new Wrong("The log file has an impossible name: " + file);
        }
    }

    private static Optional<Double> number(String value, double least, double most) {
        try {
            return Optional.of(Double.valueOf(value)).filter(number -> number >= least && number <= most);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
