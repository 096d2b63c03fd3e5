package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.TcpProxy;
import dev.stepwise.reader.Reader;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A deploy, one node after the other, under the eyes of a reader whose page is on the node that goes. */
class DeployInBrowserTest {

    private static final int STEPS = 20;

    @Test
    void a_page_moves_to_the_other_node_by_itself_and_goes_on_reading() throws Exception {
        try (var scene = ReaderScene.start("a deploy under a reader's eyes");
                var balancer = TcpProxy.to("127.0.0.1", port(scene.cluster(), "left"))) {
            var run = scene.ask(STEPS);
            scene.open("http://127.0.0.1:" + balancer.port(), run);

            var handOvers = new Crashes(scene.cluster());
            var first = deploy(scene, balancer, handOvers, "left", "right");
            scene.cluster().startNode("left");
            var second = deploy(scene, balancer, handOvers, "right", "left");
            System.out.printf(
                    Locale.ROOT,
                    "faults: a deploy under a reader's eyes: nothing new on the page for %.1f s and %.1f s%n",
                    first.toMillis() / 1000.0,
                    second.toMillis() / 1000.0);

            var contents = scene.readToTheEnd(run, handOvers);
            var read = scene.reader().letters();
            assertThat(contents).allSatisfy(content -> assertThat(read).contains(Reader.letters(content)));
        }
    }

    /** Tells one node to go while new connections lead to the other one; returns the longest time without news on the page. */
    private static Duration deploy(
            ReaderScene scene, TcpProxy balancer, Crashes handOvers, String going, String staying) throws Exception {
        handOvers.note(going);
        balancer.leadTo(port(scene.cluster(), staying));
        var goes = Thread.ofVirtual().start(() -> scene.cluster().node(going).shutDown());
        var pause = Pauses.longest(scene.reader(), Duration.ofSeconds(12));
        goes.join();
        return pause;
    }

    private static int port(Cluster cluster, String node) {
        return URI.create(cluster.node(node).address()).getPort();
    }
}
