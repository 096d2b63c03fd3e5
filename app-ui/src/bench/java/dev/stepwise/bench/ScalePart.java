package dev.stepwise.bench;

import dev.stepwise.bench.crowd.Measurement;
import dev.stepwise.bench.crowd.Scene;
import dev.stepwise.bench.figure.Figure;
import dev.stepwise.faults.cluster.DurableServer;
import dev.stepwise.reader.Reader;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hundreds of runs on one node, each followed by the page's own feeder: what a step takes beyond the model's time, and how late its text
 * is. First with nothing beside, then with real browsers that follow runs of their own, then a plain loop instead.
 */
final class ScalePart implements Part {

    private static final int BROWSERS = 5;

    private final Scale scale;

    ScalePart(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public List<Figure> measure(Setting setting) throws IOException, InterruptedException {
        setting.progress().tell("starting the database, the practice server and the app");
        try (var database = DurableServer.start();
                var scene = Scene.start(
                        setting.installation(), setting.folder(), database, scale.pace(), scale.runs() + BROWSERS)) {
            try (var browser = setting.browser()) {
                browser.reader().setUp(scene.address());
            }
            setting.progress().tell("warming up");
            scene.crowd(Math.max(1, scale.runs() / 10), 1);
            setting.progress().tell(scale.inWords());
            var alone = scene.crowd(scale.runs(), scale.steps());
            setting.progress().tell("the plain loop, " + scale.runs() + " times");
            var figures = new ArrayList<>(ScaleFigures.of(scale, alone, scene.plainCrowd(scale.runs())));
            setting.progress().tell(scale.besideBrowsers().inWords() + ", and " + BROWSERS + " browsers");
            try {
                var beside = withBrowsers(setting, scene);
                figures.addAll(ScaleFigures.beside(scale.besideBrowsers(), BROWSERS, beside.crowd()));
                figures.addAll(ScaleFigures.inBrowsers(BROWSERS, beside.browsers()));
            } catch (IOException | RuntimeException failed) {
                // What was measured before is worth having all the same.
                failed.printStackTrace();
            }
            return figures;
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private record Beside(Measurement crowd, Measurement browsers) {}

    private Beside withBrowsers(Setting setting, Scene scene) throws IOException, InterruptedException {
        try (var browser = setting.browser()) {
            var readers = new ArrayList<Reader>();
            for (int i = 0; i < BROWSERS; i++) {
                var reader = browser.reader();
                reader.logIn(scene.page("/login"));
                readers.add(reader);
            }
            var crowd =
                    scene.crowdInBackground(scale.runs(), scale.besideBrowsers().steps());
            scene.awaitRunning(scale.runs());
            readers.forEach(Reader::noteText);
            readers.forEach(reader -> {
                reader.beginToAskOften(Question.ENGLISH.text, 1);
                reader.awaitAsked();
            });
            readers.forEach(Reader::awaitEnd);
            var noted = readers.stream().map(Reader::noted).toList();
            return new Beside(crowd.join(), scene.read(noted));
        }
    }
}
