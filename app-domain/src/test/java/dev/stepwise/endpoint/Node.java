package dev.stepwise.endpoint;

import dev.stepwise.process.HostName;
import dev.stepwise.secret.Secrets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node of Stepwise as far as model servers go, put together anew as a restart does. */
class Node {

    static final ModelProperties NOTHING_CONFIGURED = new ModelProperties(null, null, null, null);

    private final JdbcClient jdbc;
    private final ModelServerProbe probe;
    private ModelProperties properties = NOTHING_CONFIGURED;
    private StandIn standIn = StandIn.TINY;
    private final SettableTiny tiny = new SettableTiny();
    private int port = 8484;
    private String host = "one";
    private Path masterKey = Path.of("target", "no-master.key");

    Node(JdbcClient jdbc, ModelServerProbe probe) {
        this.jdbc = jdbc;
        this.probe = probe;
    }

    Node with(ModelProperties configured) {
        properties = configured;
        return this;
    }

    Node withUrl(String url) {
        return with(new ModelProperties(url, null, null, null));
    }

    Node withoutStandIn() {
        standIn = StandIn.NONE;
        return this;
    }

    /** A node whose tiny model meets the obstacles that the test sets. */
    Node withTiny(Consumer<SettableTiny> setting) {
        setting.accept(tiny);
        return this;
    }

    Node onPort(int own) {
        port = own;
        return this;
    }

    Node onHost(String other) {
        host = other;
        return this;
    }

    Node withMasterKey(Path file) {
        masterKey = file;
        return this;
    }

    final LookWishes wishes = new LookWishes();

    NodeModelServers start() {
        var candidates = new Candidates(properties, port);
        var hosts = new HostOfAddress(new HostName(host));
        var rows = new EndpointRows(jdbc, hosts);
        var registry = new ServerRegistry(jdbc);
        var connections = new ServerConnections(jdbc, new Secrets(masterKey));
        var standIns = new StandIns(new StandInProperties(standIn), tiny, rows);
        var seen = new SeenServers(
                candidates, rows, new SeenModels(jdbc), registry, new PreferredModel(properties), connections);
        return new NodeModelServers(
                candidates,
                new ServerLook(candidates, new CandidateSearch(probe), registry, hosts, connections),
                new FoundServers(candidates, seen, standIns),
                new RegisteredReach(registry, rows, candidates, seen, standIns, hosts),
                standIns,
                wishes);
    }
}
