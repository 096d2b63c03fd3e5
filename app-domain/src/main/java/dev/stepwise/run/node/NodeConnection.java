package dev.stepwise.run.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A node's own connection to the database: it receives the other nodes' pings, and holds locks that all nodes share. How many nodes hold
 * them says whether there are others, and a node that dies releases them.
 */
final class NodeConnection implements AutoCloseable {

    /** The longest that the database may take to answer a statement. */
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

    private static final int CONNECT_SECONDS = 3;

    /** "step" in ASCII: no other program that might share the database takes a lock of that name. */
    private static final int LOCK = 0x73746570;

    /** All nodes share the first lock; those that take runs from the queue, and not from tasks, the second one too. */
    private static final String JOIN =
            "select pg_advisory_lock_shared(" + LOCK + ", 1), pg_advisory_lock_shared(" + LOCK + ", 3)";

    private static final String NOTIFY = "select pg_notify(?, ?)";
    private static final String COUNT = """
            select count(*) filter (where objid = 1), clock_timestamp(), count(*) filter (where objid = 3) from pg_locks
            where locktype = 'advisory' and classid = %d and objid in (1, 3) and objsubid = 2
                and database = (select oid from pg_database where datname = current_database())
            """.formatted(LOCK);

    private final Connection connection;
    private final NodeId node;

    /**
     * How many nodes are on the database, and what time the database says it is.
     *
     * @param all this one among them
     * @param current those that take runs from the queue, as nodes of the version before do not
     */
    record Count(int all, int current, Instant askedAt, Instant databaseTime, Instant answeredAt) {}

    private NodeConnection(Connection connection, NodeId node) {
        this.connection = connection;
        this.node = node;
    }

    static NodeConnection open(JdbcConnectionDetails database, NodeId node) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(database.getJdbcUrl());
        source.setUser(database.getUsername());
        source.setPassword(database.getPassword());
        source.setApplicationName("stepwise node " + node);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(Math.toIntExact(ANSWER_TIMEOUT.toSeconds()));
        source.setTcpKeepAlive(true);
        return new NodeConnection(source.getConnection(), node);
    }

    /** From now on this node counts as one of them and receives their pings; the others learn that it is here. */
    void join() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Ping.CHANNEL);
            statement.execute(JOIN);
        }
        try (var statement = connection.prepareStatement(NOTIFY)) {
            statement.setString(1, Ping.CHANNEL);
            statement.setString(2, new Ping(node, List.of()).payload());
            statement.execute();
        }
    }

    Count count() throws SQLException {
        var asked = Instant.now();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COUNT)) {
            rows.next();
            var databaseTime = rows.getObject(2, OffsetDateTime.class).toInstant();
            return new Count(rows.getInt(1), rows.getInt(3), asked, databaseTime, Instant.now());
        }
    }

    /** The pings of other nodes that have come; waits for the first one, at most for so long. */
    List<Ping> receive(Duration atMost) throws SQLException {
        var pings = new ArrayList<Ping>();
        for (var notification :
                connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(atMost.toMillis()))) {
            Optional<Ping> ping = Ping.read(notification.getParameter());
            ping.filter(sent -> !sent.from().equals(node)).ifPresent(pings::add);
        }
        return pings;
    }

    /** For other short statements. */
    Connection jdbc() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
