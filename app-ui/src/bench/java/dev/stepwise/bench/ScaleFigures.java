package dev.stepwise.bench;

import dev.stepwise.bench.crowd.Measurement;
import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Measure;
import java.util.ArrayList;
import java.util.List;

/** What crowds came to. */
final class ScaleFigures {

    private ScaleFigures() {}

    static List<Figure> of(Scale scale, Measurement stepwise, Measurement plain) {
        var subject = scale.inWords() + ", each followed";
        var figures = new ArrayList<>(List.of(
                figure(Measure.STEP_BEYOND_PACE, subject, stepwise.overhead().middle())
                        .ideal(0)
                        .plainLoop(plain.overhead().middle()),
                figure(
                                Measure.STEP_BEYOND_PACE_SLOW,
                                subject,
                                stepwise.overhead().slow())
                        .ideal(0)
                        .goal(150)
                        .plainLoop(plain.overhead().slow()),
                figure(Measure.TEXT_LATE, subject, stepwise.text().middle())
                        .ideal(0)
                        .plainLoop(plain.text().middle()),
                figure(Measure.TEXT_LATE_SLOW, subject, stepwise.text().slow())
                        .ideal(0)
                        .goal(500)
                        .plainLoop(plain.text().slow()),
                figure(Measure.ANSWERED, subject, stepwise.answered())
                        .ideal(scale.runs())
                        .goal(scale.runs())
                        .plainLoop(plain.answered()),
                figure(Measure.CONNECTIONS, subject, stepwise.connections())
                        .goal(20)
                        .plainLoop(plain.connections()),
                figure(Measure.HEAP_LEFT, subject, stepwise.heap().mostMib()).goal(512),
                figure(Measure.HEAP_LIVE, subject, stepwise.heap().liveMib()).goal(512),
                figure(Measure.PAUSE, subject, stepwise.heap().longestPauseMs()),
                figure(Measure.PROGRAM_MEMORY, subject, stepwise.mebibytes()).plainLoop(plain.mebibytes())));
        figures.addAll(machine(subject, stepwise, plain));
        return figures;
    }

    /** What the machine had to do besides, so that nobody takes the model server's work for Stepwise's. */
    private static List<Figure> machine(String subject, Measurement stepwise, Measurement plain) {
        return List.of(
                figure(Measure.TOKENS, subject, stepwise.tokensPerSecond()).plainLoop(plain.tokensPerSecond()),
                figure(Measure.TRANSACTIONS, subject, stepwise.transactionsPerSecond()),
                figure(Measure.STORED, subject, stepwise.kilobytesPerRun()),
                figure(
                                Measure.MODEL_LATE_SLOW,
                                subject,
                                stepwise.serverLateness().slow())
                        .plainLoop(plain.serverLateness().slow()),
                processor(Measure.PROGRAM_CPU, subject, "program", stepwise, plain),
                processor(Measure.DATABASE_CPU, subject, "database", stepwise, plain),
                processor(Measure.MODEL_CPU, subject, "model server", stepwise, plain));
    }

    private static Figure processor(
            Measure measure, String subject, String program, Measurement stepwise, Measurement plain) {
        return figure(measure, subject, stepwise.processors().getOrDefault(program, 0.0))
                .plainLoop(plain.processors().getOrDefault(program, 0.0));
    }

    static List<Figure> beside(Scale scale, int browsers, Measurement crowd) {
        var subject = scale.inWords() + ", each followed, and " + browsers + " browsers beside";
        return List.of(
                figure(Measure.STEP_BEYOND_PACE, subject, crowd.overhead().middle())
                        .ideal(0),
                figure(Measure.STEP_BEYOND_PACE_SLOW, subject, crowd.overhead().slow())
                        .ideal(0)
                        .goal(150),
                figure(Measure.TEXT_LATE, subject, crowd.text().middle()).ideal(0),
                figure(Measure.TEXT_LATE_SLOW, subject, crowd.text().slow())
                        .ideal(0)
                        .goal(500),
                figure(Measure.MODEL_LATE_SLOW, subject, crowd.serverLateness().slow()),
                figure(Measure.PROGRAM_CPU, subject, crowd.processors().getOrDefault("program", 0.0)),
                figure(Measure.DATABASE_CPU, subject, crowd.processors().getOrDefault("database", 0.0)),
                figure(Measure.MODEL_CPU, subject, crowd.processors().getOrDefault("model server", 0.0)),
                figure(Measure.BROWSERS_CPU, subject, crowd.processors().getOrDefault("browsers", 0.0)));
    }

    static List<Figure> inBrowsers(int browsers, Measurement pages) {
        var subject = "In these " + browsers + " browsers, " + pages.text().count() + " tokens";
        return List.of(
                figure(Measure.STEP_BEYOND_PACE_SLOW, subject, pages.overhead().slow())
                        .ideal(0)
                        .goal(150),
                figure(Measure.TEXT_LATE, subject, pages.text().middle()).ideal(0),
                figure(Measure.TEXT_LATE_SLOW, subject, pages.text().slow())
                        .ideal(0)
                        .goal(500));
    }

    private static Figure figure(Measure measure, String subject, double value) {
        return Figure.of(measure, subject, value);
    }
}
