package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Role;
import dev.stepwise.faults.cluster.Chance;
import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import dev.stepwise.journey.Chromium;
import dev.stepwise.reader.Browser;
import dev.stepwise.reader.Reader;
import dev.stepwise.run.RunId;
import dev.stepwise.ui.run.navigation.RunNavigation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Two nodes on a slow model server, and a real browser in which their administrator reads. */
final class ReaderScene implements AutoCloseable {

    private final String name;
    private final Cluster cluster;
    private final Browser browser;
    private final Reader reader;

    private ReaderScene(String name, Cluster cluster, Path chromium) {
        this.name = name;
        this.cluster = cluster;
        browser = new Browser(chromium);
        reader = browser.reader();
    }

    /** Starts nodes and browser; where this machine has no browser the test is skipped, in CI it fails. */
    static ReaderScene start(String name) throws IOException {
        var chromium = Chromium.installedOrSkip();
        Chance.of(name);
        var cluster = Cluster.start(Packaged.app(), Cluster.Wiring.direct(), Pace.SLOW, "left", "right");
        try {
            return new ReaderScene(name, cluster, chromium);
        } catch (RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    Cluster cluster() {
        return cluster;
    }

    Reader reader() {
        return reader;
    }

    /** Makes the reader the administrator, who asks; the page is still to be opened. */
    RunId ask(int steps) {
        try (var administrator = browser.reader()) {
            administrator.setUp(cluster.node("left").address());
        }
        var account = cluster.sql().sql("select id from account").query(UUID.class);
        return cluster.client().ask(new Actor(new AccountId(account.single()), Role.USER), steps);
    }

    /** Logs in at an address that leads to a node, and opens the run's page there, until there is something to read. */
    void open(String address, RunId run) {
        var node = URI.create(address);
        reader.logIn(node.resolve("/login").toString());
        reader.look(node.resolve(RunNavigation.href(run)).toString());
        reader.awaitText();
    }

    /** Reads to the end, at which nothing may be lost; returns what is stored of the steps and of the answer. */
    List<String> readToTheEnd(RunId run, Crashes crashes) throws Exception {
        reader.awaitEnd();
        var evidence = Scenes.assertNothingLost(name, cluster, crashes);
        assertThat(evidence.answered()).isOne();
        return cluster.contents(run);
    }

    @Override
    public void close() {
        browser.close();
        cluster.close();
    }
}
