package dev.stepwise.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * All figures, and how busy the machine was meanwhile: on a busy one, ratios and counts tell more than seconds.
 *
 * @param load the system's average over the last minute at the end; negative where it isn't known
 */
record Report(Instant time, int processors, double load, List<Figure> figures) {

    private static final String ROW = "%-42s %-42s %9s %9s %9s %10s%n";

    static Report of(List<Figure> figures) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Report(
                Instant.now(), system.getAvailableProcessors(), system.getSystemLoadAverage(), List.copyOf(figures));
    }

    String table() {
        var table = new StringBuilder();
        table.append(String.format(ROW, "question", "figure", "ideal", "goal", "Stepwise", "plain loop"));
        for (var figure : figures) {
            var unit = figure.unit();
            table.append(String.format(
                    ROW,
                    figure.question(),
                    figure.name(),
                    unit.of(figure.ideal()),
                    unit.of(figure.goal()),
                    unit.of(figure.stepwise()),
                    unit.of(figure.plainLoop())));
        }
        return table.append(String.format(Locale.ROOT, "%d processors, load %.1f%n", processors, load))
                .toString();
    }

    /** Writes the same as JSON, numbers unrounded; the folder is made. */
    void write(Path file) throws IOException {
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        var root = json.createObjectNode()
                .put("time", time.toString())
                .put("processors", processors)
                .put("load", load);
        root.set("figures", json.valueToTree(figures));
        Files.createDirectories(file.getParent());
        json.writeValue(file.toFile(), root);
    }
}
