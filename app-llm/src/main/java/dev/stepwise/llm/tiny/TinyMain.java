package dev.stepwise.llm.tiny;

import dev.stepwise.llm.serving.LoopbackHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the tiny model as a process of its own: alone, or for an application that must outlive a crash of native code. */
public final class TinyMain {

    private static final int FAILED = 1;
    private static final int WRONG_OPTIONS = 2;

    private TinyMain() {}

    static void main(String[] arguments) throws InterruptedException {
        int code = FAILED;
        try {
            code = run(System.in, System.out, System.err, arguments);
        } catch (RuntimeException | Error broken) {
            System.err.println("The tiny model broke: " + broken);
        } finally {
            // halt, not exit: nothing is left to do, and the library's own threads would go on
            Runtime.getRuntime().halt(code);
        }
    }

    /** Returns the exit code, for a server that runs only when it was ended. */
    static int run(InputStream in, PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        return switch (TinyOptions.parse(arguments)) {
            case TinyOptions.Start start -> serve(start, in, out, err);
            case TinyOptions.Help() -> {
                out.print(TinyOptions.USAGE);
                yield 0;
            }
            case TinyOptions.Wrong(String why) -> {
                err.println(why);
                yield WRONG_OPTIONS;
            }
        };
    }

    private static int serve(TinyOptions.Start start, InputStream in, PrintStream out, PrintStream err)
            throws InterruptedException {
        try (var engine = load(start);
                var server = LoopbackHttp.start(start.port(), TinyRoutes.of(engine, start.pace()))) {
            out.println(TinyModel.NAME + " is at " + server.baseUrl());
            if (start.untilInputEnds()) {
                awaitEnd(in);
            } else {
                server.join();
            }
            return 0;
        } catch (BindException taken) {
            err.println("Port " + start.port() + " is in use; choose another with --port.");
        } catch (IOException failed) {
            err.println("The tiny model could not start: " + failed.getMessage());
        } catch (UnsatisfiedLinkError foreign) {
            err.println("llama.cpp does not run on this computer: " + foreign.getMessage());
        }
        return FAILED;
    }

    /** What is unpacked is read once; where files in use can be deleted, nothing is left behind even after a kill. */
    private static Engine load(TinyOptions.Start start) throws IOException {
        var library = NativeLibrary.forThisComputer()
                .orElseThrow(() -> new IOException("llama.cpp was not built for " + System.getProperty("os.name")
                        + " on " + System.getProperty("os.arch") + "."));
        var folder = Files.createTempDirectory("stepwise-tiny");
        try {
            library.unpack(folder);
            var weights = start.weights();
            return Engine.load(weights.isPresent() ? weights.get() : Weights.unpack(folder));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (var file : files) {
            if (!file.toFile().delete()) {
                file.toFile().deleteOnExit();
            }
        }
        if (!folder.toFile().delete()) {
            folder.toFile().deleteOnExit();
        }
    }

    private static void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // Nothing is said here; only the end counts.
        }
    }
}
