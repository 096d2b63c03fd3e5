package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A real page on one node, and a run on another one, which is killed. */
class WatchInBrowserTest {

    private static final Path BROWSER = Path.of(System.getProperty("test.browser", "/usr/bin/chromium"));
    private static final int STEPS = 6;

    @Test
    void a_page_goes_on_with_its_run_when_the_node_that_works_on_it_is_killed() throws Exception {
        assumeTrue(
                Files.isExecutable(BROWSER) || System.getenv("CI") != null,
                "BROWSER TESTS ARE SKIPPED: there is no Chromium or Chrome here");
        Chance.of("a page across a failover");
        try (var cluster = Cluster.start(Packaged.app(), Cluster.Wiring.direct(), Pace.SLOW, "left", "right");
                var browser = new Browser(BROWSER)) {
            browser.reader().setUp(cluster.node("left").address());
            var account = new AccountId(cluster.sql()
                    .sql("select id from account")
                    .query(UUID.class)
                    .single());
            var run = cluster.client().ask(account, STEPS);
            await().atMost(Scenes.DEADLINE)
                    .until(() -> !cluster.runsOn("left").isEmpty()
                            || !cluster.runsOn("right").isEmpty());
            var worker = Scenes.busiest(cluster, "left", "right");
            var other = cluster.node(worker.equals("left") ? "right" : "left").address();
            var reader = browser.reader();
            reader.logIn(page(other, "/login"));
            reader.look(page(other, "/runs/" + run));
            reader.awaitText();

            cluster.node(worker).kill();
            var crashes = new Crashes(cluster);
            crashes.note(worker);
            reader.awaitEnd();

            var evidence = Evidence.of(cluster);
            Scenes.report("a page across a failover", evidence, crashes);
            Scenes.assertNothingLost(evidence, crashes.perRun());
            assertThat(evidence.answered()).isOne();
            var read = reader.letters();
            assertThat(cluster.sql()
                            .sql("select content from step where run_id = ? order by number")
                            .param(run.value())
                            .query(String.class)
                            .list())
                    .hasSize(STEPS + 1)
                    .allSatisfy(content -> assertThat(read).containsOnlyOnce(Reader.letters(content)));
        }
    }

    private static String page(String address, String path) {
        return URI.create(address).resolve(path).toString();
    }
}
