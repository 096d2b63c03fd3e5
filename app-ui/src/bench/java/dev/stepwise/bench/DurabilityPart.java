package dev.stepwise.bench;

import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Measure;
import dev.stepwise.bench.loop.SessionPage;
import dev.stepwise.bench.program.CallLog;
import dev.stepwise.bench.program.StoredRuns;
import dev.stepwise.process.Program;
import dev.stepwise.reader.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What is lost when a tab is closed, when the program is killed and when it is restarted, each in the middle of a run: by Stepwise, and by
 * a loop that lives in its page's request.
 */
final class DurabilityPart implements Part {

    /** Whole steps that there are when it strikes. */
    private static final int STEPS_BEFORE = 2;

    private enum Blow {
        TAB_CLOSED("The tab is closed in the step after " + STEPS_BEFORE + " whole ones", 0, 0),
        KILLED("kill -9 in the step after " + STEPS_BEFORE + " whole ones, and a new start", 1, 15),
        RESTARTED("SIGTERM in the step after " + STEPS_BEFORE + " whole ones, and a new start", 1, 5);

        private final String subject;
        private final int callsAgainGoal;
        private final int secondsGoal;

        Blow(String subject, int callsAgainGoal, int secondsGoal) {
            this.subject = subject;
            this.callsAgainGoal = callsAgainGoal;
            this.secondsGoal = secondsGoal;
        }
    }

    /**
     * What a blow came to.
     *
     * @param missing steps that were acknowledged, for the model was asked on from them, and that are not there
     */
    private record Damage(int missing, int twice, int callsAgain, boolean stuck, boolean answered) {}

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
                    var stepwise = damage(log.turns(run), setting.stored(), run, answered);
                    setting.progress().tell("the plain loop: " + blow.subject);
                    figures.addAll(compare(blow, stepwise, plain(blow, practice, log), seconds));
                }
            } finally {
                app.close();
            }
        }
        return figures;
    }

    private static Damage damage(List<String> asked, StoredRuns stored, String run, boolean answered) {
        boolean ended = stored.awaitEnd(run);
        var kept = stored.turns(run);
        var different = new LinkedHashSet<>(asked);
        var acknowledged = new LinkedHashSet<>(different);
        if (!answered) {
            acknowledged.removeLast();
        }
        acknowledged.removeAll(new HashSet<>(kept));
        return new Damage(
                acknowledged.size(),
                kept.size() - new HashSet<>(kept).size(),
                asked.size() - different.size(),
                !ended,
                answered);
    }

    /** The run's name, when it has its steps and the next one is being written; the tab is closed by then. */
    private static String ask(Program app, Browser browser, CallLog log) throws IOException, InterruptedException {
        try (var reader = browser.reader()) {
            reader.logIn(Setting.page(app, "/login"));
            reader.beginToAskOften(Question.ENGLISH.text, 1);
            reader.awaitAsked();
            var run = log.awaitSteps(STEPS_BEFORE);
            log.awaitCallsBeyond(run, STEPS_BEFORE);
            return run;
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
            log.awaitCallsBeyond(run, STEPS_BEFORE);
            switch (blow) {
                case TAB_CLOSED -> page.close();
                case KILLED -> loop.kill();
                case RESTARTED -> loop.end();
            }
            log.awaitSilence(run);
            boolean answered = log.isAnswered(run);
            return new Damage(log.wholeSteps(run).size(), 0, 0, !answered, answered);
        }
    }

    private static List<Figure> compare(Blow blow, Damage stepwise, Damage plain, double seconds) {
        var figures = new ArrayList<>(List.of(
                Figure.of(Measure.LOST_STEPS, blow.subject, stepwise.missing())
                        .ideal(0)
                        .goal(0)
                        .plainLoop(plain.missing()),
                Figure.of(Measure.STEPS_TWICE, blow.subject, stepwise.twice())
                        .ideal(0)
                        .goal(0)
                        .plainLoop(plain.twice()),
                Figure.of(Measure.CALLS_AGAIN, blow.subject, stepwise.callsAgain())
                        .ideal(0)
                        .goal(blow.callsAgainGoal),
                Figure.of(Measure.STUCK, blow.subject, stepwise.stuck() ? 1 : 0)
                        .ideal(0)
                        .goal(0)
                        .plainLoop(plain.stuck() ? 1 : 0),
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
