package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.reader.Reader;
import org.junit.jupiter.api.Test;

/** A real page on one node, and a run on another one, which is killed. */
class WatchInBrowserTest {

    private static final int STEPS = 6;

    @Test
    void a_page_goes_on_with_its_run_when_the_node_that_works_on_it_is_killed() throws Exception {
        try (var scene = ReaderScene.start("a page across a failover")) {
            var cluster = scene.cluster();
            var run = scene.ask(STEPS);
            await().atMost(Scenes.DEADLINE)
                    .until(() -> !cluster.runsOn("left").isEmpty()
                            || !cluster.runsOn("right").isEmpty());
            var worker = Scenes.busiest(cluster, "left", "right");
            scene.open(cluster.node(worker.equals("left") ? "right" : "left").address(), run);

            cluster.node(worker).kill();
            var crashes = new Crashes(cluster);
            crashes.note(worker);

            var contents = scene.readToTheEnd(run, crashes);
            var read = scene.reader().letters();
            assertThat(contents)
                    .hasSize(STEPS + 1)
                    .allSatisfy(content -> assertThat(read).containsOnlyOnce(Reader.letters(content)));
        }
    }
}
