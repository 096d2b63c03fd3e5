package dev.stepwise.bench.loop;

import dev.stepwise.process.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** A {@link PlainCrowd} as a process of its own. */
public final class PlainCrowdProgram implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("(A plain crowd asks .*)");
    private static final Pattern ANSWERED = Pattern.compile("The plain crowd has (\\d+) answers");

    private final Program program;
    private final CompletableFuture<Integer> answers;

    private PlainCrowdProgram(Program program, CompletableFuture<Integer> answers) {
        this.program = program;
        this.answers = answers;
    }

    /** Starts it on the same Java as the app. */
    public static PlainCrowdProgram start(List<String> java, String modelUrl, String database, String user, int people)
            throws IOException {
        var answers = new CompletableFuture<Integer>();
        var command = new ArrayList<>(java);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                PlainCrowd.class.getName(),
                modelUrl,
                database,
                user,
                String.valueOf(people)));
        var program = Program.start(command, READY, line -> {
            var match = ANSWERED.matcher(line);
            if (match.find()) {
                answers.complete(Integer.valueOf(match.group(1)));
            }
        });
        return new PlainCrowdProgram(program, answers);
    }

    public long id() {
        return program.id();
    }

    /** Waits until all have an answer or an error, and says how many have an answer. */
    public int answers() {
        return answers.join();
    }

    @Override
    public void close() {
        program.close();
    }
}
