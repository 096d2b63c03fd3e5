package dev.stepwise.faults.cluster;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
        return startIn(Files.createTempDirectory("stepwise-faults-postgres"));
    }

    /** The same with its files in a folder, which is emptied in the end. */
    public static DurableServer startIn(Path folder) throws IOException {
        var server = new DurableServer(folder);
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

    /** A new start, if it gave up by itself. */
    public void startAgainIfEnded() throws IOException {
        if (!postmaster().map(ProcessHandle::isAlive).orElse(false)) {
            startAgain();
        }
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        var written = folder.resolve("data/postmaster.pid");
        return Files.exists(written)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(written).getFirst()))
                : Optional.empty();
    }

    /** Of the process that all its others are children of. */
    public long id() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
    }

    /** kill -9 of all its processes, and a new start on what they left. */
    public void killAndStartAgain() throws IOException {
        var postmaster = postmaster().orElseThrow();
        var all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE)
                .until(() -> !postmaster.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
        startAgain();
    }

    private void startAgain() throws IOException {
        int port = server.getPort();
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
