package dev.stepwise.bench;

import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Measure;
import dev.stepwise.bench.loop.PlainLoop;
import dev.stepwise.bench.program.CallLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From pressing Ask to the first model text on the page. The runs are stopped then. */
final class FirstTextPart implements Part {

    private static final int TIMES = 7;
    private static final double GOAL = 0.35;

    @Override
    public String name() {
        return "first-text";
    }

    @Override
    public List<Figure> measure(Setting setting) throws IOException, InterruptedException {
        var question = Question.ENGLISH.text;
        try (var practice = setting.practice(Setting.freePort(), false, new CallLog());
                var app = setting.app(practice);
                var loop = new PlainLoop(practice.address());
                var browser = setting.browser()) {
            setting.progress().tell("what the practice server itself takes, once it is warm");
            var ideals = new ArrayList<Double>();
            for (int i = 0; i < TIMES; i++) {
                ideals.add(loop.idealFirstText("ideal " + i, question));
            }
            double plainLoop = loop.firstStep("plain loop", question);
            double ideal = Middle.of(ideals, Double::doubleValue);
            var reader = browser.reader();
            reader.setUp(app.address());
            var seconds = new ArrayList<Double>();
            for (int i = 0; i <= TIMES; i++) {
                setting.progress().tell("asking, " + i + " questions after the start");
                seconds.add(reader.askForFirstText(Setting.page(app, "/"), question));
            }
            return List.of(
                    figure("The first question after a start", seconds.getFirst(), ideal, plainLoop),
                    figure(
                            "The " + TIMES + " questions after it, the middle one",
                            Middle.of(seconds.subList(1, seconds.size()), Double::doubleValue),
                            ideal,
                            plainLoop));
        }
    }

    private static Figure figure(String subject, double seconds, double ideal, double plainLoop) {
        return Figure.of(Measure.FIRST_TEXT, subject, seconds)
                .ideal(ideal)
                .goal(GOAL)
                .plainLoop(plainLoop);
    }
}
