package dev.stepwise.bench.crowd;

import dev.stepwise.bench.program.Footprint;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Processor time of several programs since a moment, each apart. */
final class Spent {

    static final String BROWSERS = "browsers";

    private final Map<String, Footprint> programs;
    private final Map<String, Double> before = new LinkedHashMap<>();
    private final long began = System.nanoTime();

    private Spent(Map<String, Footprint> programs) throws IOException {
        this.programs = programs;
        for (var program : programs.entrySet()) {
            before.put(program.getKey(), program.getValue().processorSeconds());
        }
    }

    /** @param programs by name; what else this process has started are the browsers */
    static Spent begin(Map<String, Long> programs) throws IOException {
        var footprints = new LinkedHashMap<String, Footprint>();
        programs.forEach((name, id) -> footprints.put(name, Footprint.of(id)));
        var others = ProcessHandle.current()
                .children()
                .map(ProcessHandle::pid)
                .filter(id -> !programs.containsValue(id))
                .toList();
        footprints.put(BROWSERS, new Footprint(others));
        return new Spent(footprints);
    }

    /** Percent of one processor. */
    Map<String, Double> percent() throws IOException {
        double seconds = (System.nanoTime() - began) / 1e9;
        var percent = new LinkedHashMap<String, Double>();
        for (var program : programs.entrySet()) {
            double spent = program.getValue().processorSeconds() - before.get(program.getKey());
            percent.put(program.getKey(), 100 * spent / seconds);
        }
        return percent;
    }
}
