package dev.stepwise.llm.practice;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;

/** Starts the practice server as a process of its own. */
public final class PracticeMain {

    private static final int FAILED = 1;
    private static final int WRONG_OPTIONS = 2;

    private PracticeMain() {}

    /** The jar or the folder with this program, for the class path of a process of its own. */
    public static Path place() {
        return Path.of(URI.create(PracticeMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    static void main(String[] arguments) throws InterruptedException {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Returns the exit code, for a server that runs only when it was ended. */
    static int run(PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        return switch (PracticeOptions.parse(arguments)) {
            case PracticeOptions.Start start -> serve(start, out, err);
            case PracticeOptions.Help() -> {
                out.print(PracticeOptions.USAGE);
                yield 0;
            }
            case PracticeOptions.Wrong(String why) -> {
                err.println(why);
                yield WRONG_OPTIONS;
            }
        };
    }

    private static TrafficLog log(PracticeOptions.Start start, PrintStream out) throws IOException {
        if (start.log().isEmpty()) {
            return TrafficLog.none();
        }
        var file = start.log().get();
        var log = file.equals(PracticeOptions.PRINTED) ? TrafficLog.to(out) : TrafficLog.to(file);
        return start.logTimes() ? log.withTimes() : log;
    }

    private static int serve(PracticeOptions.Start start, PrintStream out, PrintStream err)
            throws InterruptedException {
        TrafficLog log;
        try {
            log = log(start, out);
        } catch (IOException unwritable) {
            err.println("The log file cannot be written: " + start.log().get());
            return FAILED;
        }
        try (var server = PracticeHttp.start(start.port(), start.pace(), start.runOn(), log)) {
            out.println("The practice server (scripted, no model) is at " + server.baseUrl());
            server.join();
            return 0;
        } catch (BindException taken) {
            err.println("Port " + start.port() + " is in use; choose another with --port.");
        } catch (IOException failed) {
            err.println("The practice server could not start: " + failed.getMessage());
        }
        return FAILED;
    }
}
