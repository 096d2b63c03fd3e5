package dev.stepwise.faults.cluster;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL of its own that keeps what it acknowledged, as a production's does, and that can be killed. */
public final class DurableServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private EmbeddedPostgres server;

    private DurableServer(Path folder) throws IOException {
        this.folder = folder;
        server = start(0);
    }

    /** Starts it with the newest layout and nothing in it. */
    public static DurableServer start() throws IOException {
        var server = new DurableServer(Files.createTempDirectory("stepwise-faults-postgres"));
        Flyway.configure()
                .dataSource(server.details().getJdbcUrl(), server.details().getUsername(), "")
                .load()
                .migrate();
        return server;
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(true)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "120")
                .start();
    }

    public JdbcConnectionDetails details() {
        return Addresses.at(server.getPort());
    }

    public int port() {
        return server.getPort();
    }

    /** kill -9 of all its processes, and a new start on what they left. */
    public void killAndStartAgain() throws IOException {
        int port = server.getPort();
        var postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid"))
                        .getFirst()))
                .orElseThrow();
        var all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE)
                .until(() -> !postmaster.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
        // finds nothing to stop, and lets go of the files
        server.close();
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Folders.delete(folder);
    }
}
