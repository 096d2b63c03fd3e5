package dev.stepwise.llm.tiny;

import dev.stepwise.llm.serving.Pace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a command line says. */
sealed interface TinyOptions {

    String USAGE = """
            Starts the tiny model: OpenAI-compatible, two million parameters, a demonstration, for this computer only.

              --port N               where it listens (default 8586; 0: any free port)
              --tokens-per-second X  how fast it writes at most (default: as fast as it can)
              --weights FILE         other weights than Stepwise's own (GGUF with the same chat template)
              --until-input-ends     end when the standard input does, as it does when the process that started it is gone
              --help                 show this
            """;

    /** Start a server so. */
    record Start(int port, Pace pace, Optional<Path> weights, boolean untilInputEnds) implements TinyOptions {

        private static final Start DEFAULT = new Start(8586, Pace.FASTEST, Optional.empty(), false);
    }

    /** Show the options. */
    record Help() implements TinyOptions {}

    /** Something is wrong with the options; {@code why} is a sentence for a person. */
    record Wrong(String why) implements TinyOptions {}

    static TinyOptions parse(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            return new Help();
        }
        var rest = new ArrayDeque<>(List.of(arguments));
        TinyOptions options = Start.DEFAULT;
        while (!rest.isEmpty() && options instanceof Start start) {
            options = with(start, rest.pop(), rest);
        }
        return options;
    }

    private static TinyOptions with(Start start, String argument, Deque<String> rest) {
        var parts = argument.split("=", 2);
        var name = parts[0];
        if (argument.equals("--until-input-ends")) {
            return new Start(start.port(), start.pace(), start.weights(), true);
        }
        if (!List.of("--port", "--tokens-per-second", "--weights").contains(name)) {
            return new Wrong("There is no option " + argument + "; --help shows those there are.");
        }
        if (parts.length == 1 && rest.isEmpty()) {
            return new Wrong("The option " + name + " needs a value.");
        }
        var value = parts.length == 2 ? parts[1] : rest.pop();
        return switch (name) {
            case "--port" -> port(start, value);
            case "--tokens-per-second" -> pace(start, value);
            default -> weights(start, value);
        };
    }

    private static TinyOptions port(Start start, String value) {
        return number(value, 0, 65_535)
                .filter(port -> port == Math.rint(port))
                .<TinyOptions>map(
                        port -> new Start(port.intValue(), start.pace(), start.weights(), start.untilInputEnds()))
                .orElse(new Wrong("A port is a whole number from 0 to 65535, not " + value + "."));
    }

    private static TinyOptions pace(Start start, String value) {
        return number(value, 0.01, 1_000_000)
                .<TinyOptions>map(speed -> new Start(
                        start.port(), new Pace(speed, Duration.ZERO), start.weights(), start.untilInputEnds()))
                .orElse(new Wrong("Tokens per second are a number from 0.01 to 1000000, not " + value + "."));
    }

    private static TinyOptions weights(Start start, String file) {
        try {
            return new Start(start.port(), start.pace(), Optional.of(Path.of(file)), start.untilInputEnds());
        } catch (InvalidPathException noPath) {
            return new Wrong("The weights have an impossible name: " + file);
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
