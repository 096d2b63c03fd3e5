package dev.stepwise.bench;

import dev.stepwise.bench.program.CallLog;
import dev.stepwise.bench.program.Footprint;
import dev.stepwise.bench.program.Installation;
import dev.stepwise.bench.program.StoredRuns;
import dev.stepwise.process.Program;
import dev.stepwise.reader.Browser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;

/**
 * What a part of the bench works with.
 *
 * @param folder an empty one
 */
record Setting(Installation installation, Path browserProgram, Path folder, Progress progress) {

    private static final int ANY_PORT = 0;

    Browser browser() {
        return new Browser(browserProgram);
    }

    Program practice(int port, boolean runOn, CallLog log) throws IOException {
        progress.tell("starting the practice server");
        return installation.practice(port, runOn, log);
    }

    /** The app on this part's own data, empty the first time. */
    Program app(Program practice) throws IOException {
        progress.tell("starting the app");
        return installation.app(data(), ANY_PORT, practice.address());
    }

    Footprint footprint(Program app) throws IOException {
        return Footprint.ofApp(app, data());
    }

    /** What the app that runs has stored. */
    StoredRuns stored() throws IOException {
        return StoredRuns.in(data());
    }

    static String page(Program app, String path) {
        return URI.create(app.address()).resolve(path).toString();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }
}
