package dev.stepwise.bench.program;

import dev.stepwise.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What some programs take of the machine together, read from Linux's {@code /proc}.
 *
 * @param roots their numbers; all their children count
 */
public record Footprint(List<Long> roots) {

    private static final Path PROCESSES = Path.of("/proc");
    private static final double TICKS_A_SECOND = 100;

    public static Footprint of(long program) {
        return new Footprint(List.of(program));
    }

    /**
     * The app and its embedded database, which is no child of it.
     *
     * @param data the app's data folder
     */
    public static Footprint ofApp(Program app, Path data) throws IOException {
        var database =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        return new Footprint(List.of(app.id(), Long.parseLong(database)));
    }

    public static boolean canBeRead() {
        return Files.exists(PROCESSES.resolve("self/smaps_rollup"));
    }

    /** Processor time so far, in seconds; that of children that have ended counts. */
    public double processorSeconds() throws IOException {
        return sum("stat", Footprint::ticks) / TICKS_A_SECOND;
    }

    /** Memory in MiB; what several processes share counts once. */
    public double mebibytes() throws IOException {
        return sum("smaps_rollup", Footprint::kibibytes) / 1024;
    }

    private double sum(String file, ToLongFunction<String> number) throws IOException {
        double sum = 0;
        for (var process : processes()) {
            try {
                sum += number.applyAsLong(Files.readString(PROCESSES.resolve(process + "/" + file)));
            } catch (NoSuchFileException ended) {
                // its time is its parent's now
            }
        }
        return sum;
    }

    private static long ticks(String stat) {
        // what stands before the last parenthesis is the program's name, whatever is in it
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
    }

    private static long kibibytes(String memory) {
        return memory.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private List<Long> processes() {
        return roots.stream()
                .flatMap(root -> Stream.concat(
                        Stream.of(root),
                        ProcessHandle.of(root).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid)))
                .distinct()
                .toList();
    }
}
