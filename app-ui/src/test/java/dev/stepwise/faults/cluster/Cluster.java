package dev.stepwise.faults.cluster;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Role;
import dev.stepwise.run.RunId;
import dev.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Nodes on one database, their model server, and a {@link Client} to ask through. Closing it ends all of them. */
public final class Cluster implements AutoCloseable {

    private final Packaged packaged;
    private final Path folder;
    private final Wiring wiring;
    private final ModelServer model;
    private final TcpProxy modelNetwork;
    private final DriverManagerDataSource direct;
    private final Client client;
    private final Map<String, Node> nodes = new ConcurrentHashMap<>();
    private final ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * How the parts reach the database.
     *
     * @param database as whoever counts reaches it, and who asks
     * @param nodes as the nodes reach it
     * @param options of the nodes, beyond the usual
     */
    public record Wiring(JdbcConnectionDetails database, JdbcConnectionDetails nodes, List<String> options) {

        /** A new database on the server that the tests of this build share. */
        public static Wiring direct(String... options) {
            return directTo(TestDatabase.freshDatabase(), options);
        }

        /** Nothing is between the nodes and their database. */
        public static Wiring directTo(JdbcConnectionDetails database, String... options) {
            return new Wiring(database, database, List.of(options));
        }
    }

    private Cluster(Packaged packaged, Wiring wiring, Pace pace) throws IOException {
        this.packaged = packaged;
        this.wiring = wiring;
        folder = Folders.scene();
        model = ModelServer.start(packaged, folder, pace);
        // A node that knows it for a practice server would go on with its own, and here the server is to be one like
        // any other.
        modelNetwork = TcpProxy.to(model.port(), "stepwise-practice", "somebody-or-other");
        var database = wiring.database();
        direct = new DriverManagerDataSource(
                database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
        client = Client.start(folder, database, modelUrl());
    }

    /** Starts nodes of these names, at the same time. */
    public static Cluster start(Packaged packaged, Wiring wiring, Pace pace, String... names) throws IOException {
        var cluster = new Cluster(packaged, wiring, pace);
        try {
            List.of(names).stream().map(cluster::startInBackground).toList().forEach(CompletableFuture::join);
            return cluster;
        } catch (RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    /** Starts a node, for the first time or again. */
    public CompletableFuture<Node> startInBackground(String name) {
        return CompletableFuture.supplyAsync(() -> startNode(name), starting);
    }

    public Node startNode(String name) {
        try {
            var node = Node.start(name, packaged, folder, wiring.nodes(), modelUrl(), wiring.options());
            nodes.put(name, node);
            return node;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String modelUrl() {
        return "http://127.0.0.1:" + modelNetwork.port() + "/v1";
    }

    /** The latest of that name. */
    public Node node(String name) {
        var node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("There was never a node " + name + ".");
        }
        return node;
    }

    public Client client() {
        return client;
    }

    public ModelServer model() {
        return model;
    }

    /** Between the nodes and the model server. */
    public TcpProxy modelNetwork() {
        return modelNetwork;
    }

    /** The database as it is, past everything that is made to fail between it and the nodes. */
    public JdbcClient sql() {
        return JdbcClient.create(direct);
    }

    DriverManagerDataSource database() {
        return direct;
    }

    /** A new account, which nobody can log in as. */
    public Actor account() {
        var id = UUID.randomUUID();
        sql().sql(
                        "insert into account (id, username, password_hash, role, created_at) values (?, ?, 'none', 'USER', now())")
                .params(id, "somebody " + id)
                .update();
        return new Actor(new AccountId(id), Role.USER);
    }

    /** The runs that the node works on, as the database knows it. */
    public List<RunId> runsOn(String node) {
        return sql().sql("""
                        select r.id from run r join node n on n.id = r.node_id
                        where r.state = 'RUNNING' and n.name = ?
                        """).param(node).query(UUID.class).list().stream()
                .map(RunId::new)
                .toList();
    }

    /** What the run's steps and its answer say, as it is stored. */
    public List<String> contents(RunId run) {
        return sql().sql("select content from step where run_id = ? order by number")
                .param(run.value())
                .query(String.class)
                .list();
    }

    /** How many connections the node has to the database. */
    public int connections(String node) {
        return sql().sql("select count(*) from pg_stat_activity where application_name = ?")
                .param(node)
                .query(Integer.class)
                .single();
    }

    /** How many runs are queued or running. */
    public int unfinished() {
        return sql().sql("select count(*) from run where state in ('QUEUED', 'RUNNING')")
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        var all = new ArrayList<>(nodes.values());
        all.stream().filter(Node::isAlive).forEach(Node::kill);
        client.close();
        starting.shutdownNow();
        try {
            modelNetwork.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            model.close();
        }
    }
}
