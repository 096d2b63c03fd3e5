package dev.stepwise.bench;

import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.loop.PlainLoop;
import dev.stepwise.bench.program.CallLog;
import dev.stepwise.process.Program;
import dev.stepwise.reader.Browser;
import dev.stepwise.reader.Reader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whole runs, from pressing Ask to the answer's end: when what is to be read, and what it takes of server, network and browser. */
final class AnswerPart implements Part {

    @Override
    public String name() {
        return "answer";
    }

    @Override
    public List<Figure> measure(Setting setting) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        int modelPort = Setting.freePort();
        var log = new CallLog();
        try (var practice = setting.practice(modelPort, false, log);
                var app = setting.app(practice);
                var browser = setting.browser()) {
            var reader = logIn(setting, app, browser);
            figures.addAll(ask(setting, Question.ENGLISH, "English", app, practice, reader, log));
            figures.addAll(ask(setting, Question.CHINESE, "Chinese", app, practice, reader, log));
            // The app notices nothing: the next server has the same address.
            practice.end();
            var runningOn = new CallLog();
            try (var other = setting.practice(modelPort, true, runningOn)) {
                figures.addAll(ask(
                        setting,
                        Question.ENGLISH,
                        "English, every third reply runs on in white space",
                        app,
                        other,
                        reader,
                        runningOn));
            }
        }
        return figures;
    }

    private static Reader logIn(Setting setting, Program app, Browser browser) {
        var reader = browser.reader();
        reader.setUp(app.address());
        setting.progress().tell("asking once to warm up");
        reader.askForFirstText(Setting.page(app, "/"), Question.ENGLISH.text);
        return reader;
    }

    private static List<Figure> ask(
            Setting setting,
            Question question,
            String subject,
            Program app,
            Program practice,
            Reader reader,
            CallLog log)
            throws IOException, InterruptedException {
        try (var loop = new PlainLoop(practice.address())) {
            setting.progress().tell(subject + ": what the practice server itself takes");
            loop.idealFirstText("warm up", question.text);
            double idealFirstText = loop.idealFirstText("ideal", question.text);
            setting.progress().tell(subject + ": Stepwise");
            var asked = reader.ask(Setting.page(app, "/"), question.text);
            var calls = log.ofLastRun();
            setting.progress().tell(subject + ": the plain loop");
            var plain = loop.ask("plain loop, " + subject, question.text);
            return new AnswerFigures(subject, idealFirstText, asked, calls, plain, log.ofLastRun()).all();
        }
    }
}
