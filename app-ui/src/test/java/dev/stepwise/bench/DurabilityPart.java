package dev.stepwise.bench;

import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Measure;
import dev.stepwise.bench.loop.SessionPage;
import dev.stepwise.bench.program.CallLog;
import dev.stepwise.bench.program.Program;
import dev.stepwise.bench.reader.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What is lost when a tab is closed, when the program is killed and when it is restarted, each in the middle of a run: by Stepwise, and by
 * a loop that lives in its page's request.
 */
final class DurabilityPart implements Part {

    /** Whole steps that there are when it strikes. */
    private static final int STEPS_BEFORE = 2;

    private enum Blow {
        TAB_CLOSED("the tab is closed after " + STEPS_BEFORE + " steps", 0, 0),
        KILLED("kill -9 after " + STEPS_BEFORE + " steps, and a new start", 1, 15),
        RESTARTED("SIGTERM after " + STEPS_BEFORE + " steps, and a new start", 1, 5);

        private final String subject;
        private final int callsAgainGoal;
        private final int secondsGoal;

        Blow(String subject, int callsAgainGoal, int secondsGoal) {
            this.subject = subject;
            this.callsAgainGoal = callsAgainGoal;
            this.secondsGoal = secondsGoal;
        }
    }

    /** What a blow came to. */
    private record Damage(int lostSteps, int callsAgain, boolean answered) {}

    @Override
    public String name() {
        return "durability";
    }

    @Override
    public List<Figure> measure(Setting setting) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        var log = new CallLog();
        try (var practice = setting.practice(Setting.freePort(), false, log);
                var browser = setting.browser()) {
            var app = setting.app(practice);
            try {
                browser.reader().setUp(app.address());
                for (var blow : Blow.values()) {
                    setting.progress().tell("Stepwise: " + blow.subject);
                    var run = ask(app, browser, log);
                    int calls = log.calls(run);
                    long struck = System.nanoTime();
                    app = strike(blow, setting, app, practice);
                    log.awaitCallsBeyond(run, calls);
                    double seconds = (System.nanoTime() - struck) / 1e9;
                    boolean answered = log.awaitAnswerTo(run);
                    int twice = log.wholeSteps(run).size() - different(log, run);
                    var stepwise = new Damage(twice, log.calls(run) - different(log, run) - 1, answered);
                    setting.progress().tell("the plain loop: " + blow.subject);
                    figures.addAll(compare(blow, stepwise, plain(blow, practice, log), seconds));
                }
            } finally {
                app.close();
            }
        }
        return figures;
    }

    private static int different(CallLog log, String run) {
        return new HashSet<>(log.wholeSteps(run)).size();
    }

    /** The run's name, when it has its steps; the tab is closed by then. */
    private static String ask(Program app, Browser browser, CallLog log) throws IOException, InterruptedException {
        try (var reader = browser.reader()) {
            reader.logIn(Setting.page(app, "/login"));
            reader.beginToAskOften(Question.ENGLISH.text, 1);
            reader.awaitAsked();
            return log.awaitSteps(STEPS_BEFORE);
        }
    }

    /** Returns the program that runs after it. */
    private static Program strike(Blow blow, Setting setting, Program app, Program practice) throws IOException {
        switch (blow) {
            case TAB_CLOSED -> {
                return app;
            }
            case KILLED -> app.discard();
            case RESTARTED -> app.close();
        }
        return setting.app(practice);
    }

    /** Its steps are in the memory of the request that asked, and nobody can read them any more. */
    private static Damage plain(Blow blow, Program practice, CallLog log) throws IOException, InterruptedException {
        var run = "plain-loop-" + blow.name();
        try (var loop = SessionPage.loop(practice.address());
                var page = new SessionPage(loop, run, Question.ENGLISH.text)) {
            log.awaitSteps(STEPS_BEFORE);
            switch (blow) {
                case TAB_CLOSED -> page.close();
                case KILLED -> loop.kill();
                case RESTARTED -> loop.end();
            }
            log.awaitSilence(run);
            return new Damage(log.wholeSteps(run).size(), 0, log.isAnswered(run));
        }
    }

    private static List<Figure> compare(Blow blow, Damage stepwise, Damage plain, double seconds) {
        var figures = new ArrayList<>(List.of(
                Figure.of(Measure.LOST_STEPS, blow.subject, stepwise.lostSteps())
                        .ideal(0)
                        .goal(0)
                        .plainLoop(plain.lostSteps()),
                Figure.of(Measure.CALLS_AGAIN, blow.subject, stepwise.callsAgain())
                        .ideal(0)
                        .goal(blow.callsAgainGoal),
                Figure.of(Measure.ANSWERED_ALL_THE_SAME, blow.subject, stepwise.answered() ? 1 : 0)
                        .ideal(1)
                        .goal(1)
                        .plainLoop(plain.answered() ? 1 : 0)));
        if (blow != Blow.TAB_CLOSED) {
            figures.add(Figure.of(Measure.GOES_ON, blow.subject, seconds).goal(blow.secondsGoal));
        }
        return figures;
    }
}
