package dev.stepwise.bench;

import dev.stepwise.bench.Question.Measured;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Measures the packaged Stepwise and a plain loop, one after the other, against the practice server, and prints a table.
 * It judges nothing: it fails only where something could not be measured.
 */
final class Bench {

    private final Installation installation;
    private final Path folder;
    private final List<Figure> figures = new ArrayList<>();

    private Bench(Installation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    /** Arguments: the folder of the packaged app, the browser's program, and the file for the figures. */
    static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("stepwise-bench");
        try {
            var bench = new Bench(new Installation(Path.of(arguments[0])), folder);
            bench.run(Path.of(arguments[1]));
            var report = Report.of(bench.figures);
            report.write(Path.of(arguments[2]));
            System.out.print(report.table());
        } finally {
            delete(folder);
        }
    }

    private void run(Path browser) throws IOException, InterruptedException {
        var modelPort = freePort();
        tell("starting the app on an empty database");
        // The app looks for its model server when it starts, and finds later ones on the same port.
        try (var first = installation.practice(modelPort, false, log(false));
                var app = installation.app(folder.resolve("data"), freePort(), first.address());
                var reader = new Reader(browser)) {
            tell("creating the administrator, logging in");
            reader.setUp(app.address());
            var workspace = URI.create(app.address()).resolve("/").toString();
            for (var question : Question.ALL) {
                if (!question.runOn()) {
                    measure(question, reader, workspace, first.address());
                }
            }
            // The app notices nothing between two runs: the next server has the same address.
            first.end();
            try (var runningOn = installation.practice(modelPort, true, log(true))) {
                for (var question : Question.ALL) {
                    if (question.runOn()) {
                        measure(question, reader, workspace, runningOn.address());
                    }
                }
            }
        }
    }

    private void measure(Question question, Reader reader, String workspace, String modelUrl)
            throws IOException, InterruptedException {
        tell(question.title() + ": Stepwise");
        var timing = reader.ask(workspace, question.text());
        var stepwise = new Measured(timing, Traffic.ofLastSession(log(question.runOn())));
        tell(question.title() + ": the plain loop");
        try (var model = new ModelClient(modelUrl)) {
            var loop = new PlainLoop(model);
            timing = loop.ask("plain loop, " + question.title(), question.text());
            var plainLoop = new Measured(timing, Traffic.ofLastSession(log(question.runOn())));
            var ideal = loop.idealFirstText("ideal, " + question.title(), question.text());
            figures.addAll(question.figures(ideal, stepwise, plainLoop));
        }
    }

    private Path log(boolean runOn) {
        return folder.resolve(runOn ? "running-on.jsonl" : "traffic.jsonl");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void tell(String progress) {
        System.err.println("bench: " + progress);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
