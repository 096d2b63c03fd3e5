package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.account.AccountId;
import dev.stepwise.bench.reader.Browser;
import dev.stepwise.bench.reader.Reader;
import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Evidence;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import dev.stepwise.faults.cluster.TcpProxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A deploy, one node after the other, under the eyes of a reader whose page is on the node that goes. */
class DeployInBrowserTest {

    private static final Path BROWSER = Path.of(System.getProperty("test.browser", "/usr/bin/chromium"));
    private static final int STEPS = 20;

    @Test
    void a_page_moves_to_the_other_node_by_itself_and_goes_on_reading() throws Exception {
        assumeTrue(
                Files.isExecutable(BROWSER) || System.getenv("CI") != null,
                "BROWSER TESTS ARE SKIPPED: there is no Chromium or Chrome here");
        Chance.of("a deploy under a reader's eyes");
        try (var cluster = Cluster.start(Packaged.app(), Cluster.Wiring.direct(), Pace.SLOW, "left", "right");
                var balancer = TcpProxy.to("127.0.0.1", port(cluster, "left"));
                var browser = new Browser(BROWSER)) {
            try (var administrator = browser.reader()) {
                administrator.setUp(cluster.node("left").address());
            }
            var account = new AccountId(cluster.sql()
                    .sql("select id from account")
                    .query(UUID.class)
                    .single());
            var run = cluster.client().ask(account, STEPS);
            var page = "http://127.0.0.1:" + balancer.port();
            var reader = browser.reader();
            reader.logIn(page + "/login");
            reader.look(page + "/runs/" + run);
            reader.awaitText();

            var handOvers = new Crashes(cluster);
            var first = deploy(cluster, balancer, reader, handOvers, "left", "right");
            cluster.startNode("left");
            var second = deploy(cluster, balancer, reader, handOvers, "right", "left");
            System.out.printf(
                    Locale.ROOT,
                    "faults: a deploy under a reader's eyes: nothing new on the page for %.1f s and %.1f s%n",
                    first.toMillis() / 1000.0,
                    second.toMillis() / 1000.0);
            reader.awaitEnd();

            var evidence = Evidence.of(cluster);
            Scenes.report("a deploy under a reader's eyes", evidence, handOvers);
            Scenes.assertNothingLost(evidence, handOvers.perRun());
            assertThat(evidence.answered()).isOne();
            var read = reader.letters();
            assertThat(cluster.sql()
                            .sql("select content from step where run_id = ? order by number")
                            .param(run.value())
                            .query(String.class)
                            .list())
                    .allSatisfy(content -> assertThat(read).contains(Reader.letters(content)));
        }
    }

    /** Tells one node to go while new connections lead to the other one; returns the longest time without news on the page. */
    private static Duration deploy(
            Cluster cluster, TcpProxy balancer, Reader reader, Crashes handOvers, String going, String staying)
            throws Exception {
        handOvers.note(going);
        balancer.leadTo(port(cluster, staying));
        var goes = Thread.ofVirtual().start(() -> cluster.node(going).shutDown());
        var pause = Pauses.longest(reader, Duration.ofSeconds(12));
        goes.join();
        return pause;
    }

    private static int port(Cluster cluster, String node) {
        return URI.create(cluster.node(node).address()).getPort();
    }
}
