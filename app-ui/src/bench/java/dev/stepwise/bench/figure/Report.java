package dev.stepwise.bench.figure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All figures, and how busy the machine was meanwhile: on a busy one, ratios and counts tell more than seconds.
 *
 * @param load the system's average over the last minute at the end; negative where it isn't known
 */
public record Report(Instant time, int processors, double load, List<Figure> figures) {

    public static Report of(List<Figure> figures) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Report(
                Instant.now(), system.getAvailableProcessors(), system.getSystemLoadAverage(), List.copyOf(figures));
    }

    public String table() {
        return Table.of(this);
    }

    /** Writes {@code bench.json}, numbers unrounded, and {@code bench.svg} into the folder, which is made. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        var root = json.createObjectNode()
                .put("time", time.toString())
                .put("processors", processors)
                .put("load", load)
                .put("peers_conditions", Measure.PEERS.replace('\n', ' ').strip());
        var all = root.putArray("figures");
        figures.forEach(figure -> fill(all.addObject(), figure));
        json.writeValue(folder.resolve("bench.json").toFile(), root);
        Files.writeString(folder.resolve("bench.svg"), Plot.of(this));
    }

    private static void fill(ObjectNode json, Figure figure) {
        json.put("subject", figure.subject())
                .put("measure", figure.measure().name())
                .put("words", figure.measure().words())
                .put("unit", figure.measure().unit().name());
        put(json, "ideal", figure.ideal());
        put(json, "goal", figure.goal());
        put(json, "stepwise", figure.stepwise());
        put(json, "plain_loop", figure.plainLoop());
        json.put("verdict", figure.verdict()).put("peers", figure.measure().peers());
    }

    private static void put(ObjectNode json, String name, OptionalDouble number) {
        if (number.isPresent()) {
            json.put(name, number.getAsDouble());
        } else {
            json.putNull(name);
        }
    }
}
