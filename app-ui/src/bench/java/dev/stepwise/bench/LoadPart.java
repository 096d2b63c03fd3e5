package dev.stepwise.bench;

import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Measure;
import dev.stepwise.bench.program.CallLog;
import dev.stepwise.bench.program.Footprint;
import dev.stepwise.process.Program;
import dev.stepwise.reader.Browser;
import dev.stepwise.reader.Reader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Many runs at once: what each takes of the server, its database included, from pressing Ask to the answer. Up to ten readers follow
 * one run each; beyond that, each of the ten asks again and again, follows the last run, and the others go on without a page.
 */
final class LoadPart implements Part {

    private static final int MOST_READERS = 10;

    private record Load(int runs, OptionalDouble cpuGoal, OptionalDouble memoryGoal) {}

    private static final List<Load> LOADS = List.of(
            new Load(1, OptionalDouble.empty(), OptionalDouble.empty()),
            new Load(10, OptionalDouble.of(250), OptionalDouble.empty()),
            new Load(50, OptionalDouble.of(150), OptionalDouble.of(500)),
            new Load(200, OptionalDouble.of(120), OptionalDouble.empty()));

    @Override
    public String name() {
        return "load";
    }

    @Override
    public List<Figure> measure(Setting setting) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        var log = new CallLog();
        try (var practice = setting.practice(Setting.freePort(), false, log);
                var app = setting.app(practice);
                var browser = setting.browser()) {
            var readers = new ArrayList<Reader>();
            readers.add(browser.reader());
            readers.getFirst().setUp(app.address());
            setting.progress().tell("one run to warm up");
            readers.getFirst().ask(Setting.page(app, "/"), Question.ENGLISH.text);
            for (var load : LOADS) {
                setting.progress().tell(load.runs() + " runs");
                gather(readers, Math.min(load.runs(), MOST_READERS), app, browser);
                figures.addAll(run(load, setting, app, readers, log));
            }
        }
        return figures;
    }

    private static void gather(List<Reader> readers, int count, Program app, Browser browser) {
        while (readers.size() < count) {
            var reader = browser.reader();
            reader.logIn(Setting.page(app, "/login"));
            readers.add(reader);
        }
    }

    private static List<Figure> run(Load load, Setting setting, Program app, List<Reader> readers, CallLog log)
            throws IOException, InterruptedException {
        var footprint = setting.footprint(app);
        readers.forEach(reader -> reader.open(Setting.page(app, "/")));
        int answersBefore = log.answers();
        double spentBefore = Footprint.canBeRead() ? footprint.processorSeconds() : 0;
        readers.forEach(reader -> reader.beginToAskOften(Question.ENGLISH.text, load.runs() / readers.size()));
        readers.forEach(Reader::awaitAsked);
        int atOnce = log.open();
        double memory = Footprint.canBeRead() ? footprint.mebibytes() : 0;
        log.awaitAnswers(answersBefore + load.runs());
        readers.forEach(Reader::awaitEnd);
        double spent = Footprint.canBeRead() ? footprint.processorSeconds() - spentBefore : 0;
        var subject = subject(load, readers.size(), atOnce);
        return List.of(
                processor(load, subject, spent),
                memory(load, subject, memory),
                Figure.of(Measure.ANSWERED, subject, log.answers() - answersBefore)
                        .ideal(load.runs())
                        .goal(load.runs()));
    }

    private static String subject(Load load, int readers, int atOnce) {
        return load.runs() == readers
                ? load.runs() + (readers == 1 ? " live run, followed" : " live runs, each followed")
                : load.runs() + " live runs (" + atOnce + " calls open at once), asked on " + readers
                        + " pages that follow the last";
    }

    private static Figure processor(Load load, String subject, double seconds) {
        if (!Footprint.canBeRead()) {
            return Figure.notHere(Measure.SERVER_CPU, subject);
        }
        var figure = Figure.of(Measure.SERVER_CPU, subject, 1000 * seconds / load.runs());
        return load.cpuGoal().isPresent() ? figure.goal(load.cpuGoal().getAsDouble()) : figure;
    }

    private static Figure memory(Load load, String subject, double mebibytes) {
        if (!Footprint.canBeRead()) {
            return Figure.notHere(Measure.MEMORY, subject);
        }
        var figure = Figure.of(Measure.MEMORY, subject, mebibytes);
        return load.memoryGoal().isPresent() ? figure.goal(load.memoryGoal().getAsDouble()) : figure;
    }
}
