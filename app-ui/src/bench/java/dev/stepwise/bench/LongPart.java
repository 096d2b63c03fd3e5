package dev.stepwise.bench;

import dev.stepwise.bench.crowd.Measurement;
import dev.stepwise.bench.crowd.Pace;
import dev.stepwise.bench.crowd.Scene;
import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Measure;
import dev.stepwise.faults.cluster.DurableServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Thousands of runs, one crowd after the other, as a workspace has them in weeks: what a run takes when Java has just started, and what it
 * takes once the compiler knows the program. {@code STEPWISE_JAVA_OPTIONS} chooses the compiler and the collector.
 */
final class LongPart implements Part {

    private static final int CROWDS = 10;
    private static final int PEOPLE = 200;
    private static final int STEPS = 5;
    private static final Pace PACE = new Pace(30, 0.1);

    @Override
    public String name() {
        return "long";
    }

    @Override
    public List<Figure> measure(Setting setting) throws IOException, InterruptedException {
        setting.progress().tell("starting the database, the practice server and the app");
        try (var database = DurableServer.start();
                var scene = Scene.start(setting.installation(), setting.folder(), database, PACE, PEOPLE)) {
            var figures = new ArrayList<Figure>();
            for (int crowd = 1; crowd <= CROWDS; crowd++) {
                setting.progress().tell("crowd " + crowd + " of " + CROWDS);
                double before = scene.processorSeconds();
                var measured = scene.crowd(PEOPLE, STEPS);
                figures.addAll(figures(crowd, scene.processorSeconds() - before, measured));
            }
            return figures;
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static List<Figure> figures(int crowd, double seconds, Measurement measured) {
        var subject = "runs %,d to %,d, each followed".formatted((crowd - 1) * PEOPLE + 1, crowd * PEOPLE);
        var processor = Figure.of(Measure.SERVER_CPU, subject, 1000 * seconds / PEOPLE);
        if (crowd > 1 && crowd < CROWDS) {
            return List.of(processor);
        }
        return List.of(
                processor,
                Figure.of(Measure.ANSWERED, subject, measured.answered())
                        .ideal(PEOPLE)
                        .goal(PEOPLE),
                Figure.of(Measure.PROGRAM_MEMORY, subject, measured.mebibytes()),
                Figure.of(Measure.PAUSE, subject, measured.heap().longestPauseMs()),
                Figure.of(Measure.TEXT_LATE_SLOW, subject, measured.text().slow())
                        .ideal(0));
    }
}
