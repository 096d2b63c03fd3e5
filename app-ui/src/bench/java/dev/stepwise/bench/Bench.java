package dev.stepwise.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Report;
import dev.stepwise.bench.program.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Measures the packaged Stepwise and a plain loop, one after the other, against the practice server, and prints a table. It judges
 * by goals but fails only where something could not be measured; the other parts are measured all the same.
 */
final class Bench {

    /** Those that are run where none is named; what is longer than all of them together has to be asked for. */
    private static final List<Part> PARTS =
            List.of(new StartPart(), new FirstTextPart(), new AnswerPart(), new LoadPart(), new DurabilityPart());

    private Bench() {}

    /**
     * Arguments: Stepwise's command, the browser's program, the folder for the results, and the parts to run, with {@link Scale}'s options;
     * none: all.
     */
    static void main(String[] arguments) throws IOException, InterruptedException {
        // else the database's own start is told between the lines of progress
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var wanted = new ArrayList<>(List.of(arguments).subList(3, arguments.length));
        var scale = new ScalePart(Scale.takenFrom(wanted));
        var parts = chosen(wanted, List.of(new HistoryPart(), scale, new LongPart()));
        var folder = Files.createTempDirectory("stepwise-bench");
        try {
            var figures = new ArrayList<Figure>();
            var failed = new ArrayList<String>();
            for (var part : parts) {
                var room = Files.createDirectory(folder.resolve(part.name()));
                var setting = new Setting(
                        new Installation(Path.of(arguments[0])),
                        Path.of(arguments[1]),
                        room,
                        new Progress(part.name()));
                try {
                    figures.addAll(part.measure(setting));
                } catch (IOException | RuntimeException failure) {
                    failure.printStackTrace();
                    failed.add(part.name());
                }
            }
            var report = Report.of(figures);
            var results = Path.of(arguments[2]);
            report.write(results);
            System.out.printf(
                    "%s%nThe same as JSON and as a plot: %s/bench.json, bench.svg%n", report.table(), results);
            if (!failed.isEmpty()) {
                System.err.println("Could not be measured: " + String.join(", ", failed) + "; see above.");
                System.exit(1);
            }
        } finally {
            delete(folder);
        }
    }

    private static List<Part> chosen(List<String> names, List<Part> onDemand) {
        if (names.isEmpty() || names.equals(List.of("all"))) {
            return PARTS;
        }
        var all = Stream.concat(PARTS.stream(), onDemand.stream()).toList();
        for (var name : names) {
            if (all.stream().noneMatch(part -> part.name().equals(name))) {
                System.err.println("There is no part “" + name + "” of the bench; there are "
                        + String.join(", ", all.stream().map(Part::name).toList()) + ", and all.");
                System.exit(2);
            }
        }
        return all.stream().filter(part -> names.contains(part.name())).toList();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
