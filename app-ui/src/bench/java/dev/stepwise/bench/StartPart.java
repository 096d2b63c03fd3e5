package dev.stepwise.bench;

import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Measure;
import dev.stepwise.bench.program.CallLog;
import dev.stepwise.bench.program.Footprint;
import dev.stepwise.process.Program;
import dev.stepwise.reader.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** From the command to the login page, what that page loads, and what the app takes while nobody asks. */
final class StartPart implements Part {

    private static final int STARTS = 3;
    private static final String SUBJECT = "Start, the middle of " + STARTS;
    private static final String TINY = "The tiny model, alone";
    private static final String IDLE = "Idle, after one page";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Setting setting) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        try (var practice = setting.practice(Setting.freePort(), false, new CallLog());
                var browser = setting.browser()) {
            try (var first = setting.app(practice)) {
                setting.progress().tell("creating the administrator");
                browser.reader().setUp(first.address());
            }
            var starts = new ArrayList<Start>();
            for (int i = 0; i < STARTS; i++) {
                try (var start = Start.of(setting, practice)) {
                    starts.add(start);
                    if (i == STARTS - 1) {
                        figures.addAll(ofPage(setting, start, browser));
                    }
                }
            }
            figures.addAll(0, ofStarts(starts));
        }
        figures.add(ofTiny(setting));
        return figures;
    }

    private static List<Figure> ofStarts(List<Start> starts) {
        var seconds = Figure.of(Measure.START, SUBJECT, Middle.of(starts, Start::seconds))
                .goal(3);
        return List.of(
                seconds,
                Footprint.canBeRead()
                        ? Figure.of(Measure.START_CPU, SUBJECT, Middle.of(starts, Start::processorSeconds))
                        : Figure.notHere(Measure.START_CPU, SUBJECT));
    }

    private static Figure ofTiny(Setting setting) throws IOException {
        setting.progress().tell("starting the tiny model");
        var began = System.nanoTime();
        try (var _ = setting.installation().tiny(Setting.freePort())) {
            return Figure.of(Measure.TINY_START, TINY, (System.nanoTime() - began) / 1e9)
                    .goal(2);
        } catch (IOException notHere) {
            return Figure.notHere(Measure.TINY_START, TINY);
        }
    }

    private static List<Figure> ofPage(Setting setting, Start start, Browser browser) throws IOException {
        setting.progress().tell("loading the first page");
        var page = browser.load(Setting.page(start.app(), "/login"));
        return List.of(
                Figure.of(Measure.PAGE_REQUESTS, IDLE, page.requests()).goal(30),
                Figure.of(Measure.PAGE_BYTES, IDLE, page.bytes() / 1000.0).goal(500),
                Footprint.canBeRead()
                        ? Figure.of(
                                        Measure.MEMORY,
                                        IDLE,
                                        setting.footprint(start.app()).mebibytes())
                                .goal(400)
                        : Figure.notHere(Measure.MEMORY, IDLE));
    }

    /** The app, just started, and what that took. */
    private record Start(Program app, double seconds, double processorSeconds) implements AutoCloseable {

        static Start of(Setting setting, Program practice) throws IOException, InterruptedException {
            var began = System.nanoTime();
            var app = setting.app(practice);
            try (var http = HttpClient.newHttpClient()) {
                var login = HttpRequest.newBuilder(URI.create(Setting.page(app, "/login")))
                        .build();
                if (http.send(login, BodyHandlers.ofString()).statusCode() != 200) {
                    throw new IOException("There is no login page.");
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Start(
                    app, seconds, Footprint.canBeRead() ? setting.footprint(app).processorSeconds() : 0);
        }

        @Override
        public void close() {
            app.close();
        }
    }
}
