package dev.stepwise.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * PostgreSQL in the data folder, for trial and for one node.
 *
 * @see "docs/decisions/0006-an-embedded-postgresql-by-default.md"
 */
final class EmbeddedDatabase implements Database {

    /** Of the programs that the build brings (pom.xml); another one's files cannot be read. */
    static final String VERSION = "18";

    private final DataFolder folder;
    private final PostgresServer server;
    private final EmbeddedUsers users;

    private EmbeddedDatabase(DataFolder folder, PostgresServer server, EmbeddedUsers users) {
        this.folder = folder;
        this.server = server;
        this.users = users;
    }

    /**
     * Starts the server on the folder's files, which are made at the first start; stops one that a killed Stepwise left behind.
     *
     * @throws StartFailure if it does not start
     */
    static EmbeddedDatabase start(DataFolder folder) {
        return start(folder, folder.postgres());
    }

    /** The same on other files than those that a start uses. */
    static EmbeddedDatabase start(DataFolder folder, Path files) {
        stopLeftover(folder, files);
        requireOurVersion(files, folder);
        try {
            var users = EmbeddedUsers.in(folder.path());
            var server = PostgresServer.start(
                    PostgresPrograms.in(folder.programs()),
                    files,
                    folder.path().resolve("postgres.log"),
                    EmbeddedUsers.SUPERUSER,
                    DatabasePassword.of(EmbeddedUsers.SUPERUSER, folder.path()).file());
            return new EmbeddedDatabase(folder, setUp(server, users), users);
        } catch (IOException | SQLException | RuntimeException failed) {
            throw StartFailure.because("The embedded PostgreSQL in " + folder.path() + " did not start ("
                    + failed.getMessage() + "). Its log is " + folder.path().resolve("postgres.log")
                    + "; --database-url takes a PostgreSQL of your own.");
        }
    }

    private static PostgresServer setUp(PostgresServer server, EmbeddedUsers users) throws SQLException {
        try {
            users.setUp(url(server.port()));
            return server;
        } catch (SQLException | RuntimeException failed) {
            server.stop();
            throw failed;
        }
    }

    /** Stops a server that a killed Stepwise left running on the files. */
    static void stopLeftover(DataFolder folder, Path files) {
        new OrphanedPostgres(files, folder.programs()).stop();
    }

    /** Whether the folder has a database, of whatever version. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve("postgres/PG_VERSION"));
    }

    private static void requireOurVersion(Path files, DataFolder folder) {
        try {
            Path version = files.resolve("PG_VERSION");
            if (Files.exists(version) && !Files.readString(version).strip().equals(VERSION)) {
                throw StartFailure.because("The data folder " + folder.path() + " is PostgreSQL "
                        + Files.readString(version).strip() + "’s, and this Stepwise brings " + VERSION
                        + ", which cannot read it. Save it with the Stepwise that wrote it (./stepwise backup FILE), then"
                        + " bring it in with this one (./stepwise restore FILE --replace).");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String url() {
        return url(server.port());
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public DatabaseUser application() {
        return users.application();
    }

    @Override
    public DatabaseUser owner() {
        return users.owner();
    }

    /** Stops the server, and keeps the folder. */
    void stop() {
        server.stop();
    }

    @Override
    public void close() {
        try (folder) {
            stop();
        }
    }
}
