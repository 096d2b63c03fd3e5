package dev.stepwise.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL in the data folder, for trial and for one node. The library that starts it is made for tests: here its shortcuts are
 * taken back (no fsync, everybody trusted, socket in a shared folder).
 *
 * @see "docs/decisions/0006-an-embedded-postgresql-by-default.md"
 */
final class EmbeddedDatabase implements Database {

    static final String USER = "postgres";

    /** Of the programs that the build brings (pom.xml); another one's files cannot be read. */
    static final String VERSION = "18";

    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server, String password) {
        this.folder = folder;
        this.server = server;
        this.password = password;
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
            var password = DatabasePassword.in(folder.path());
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(files)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(binaries(folder))
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // initdb's options go the way of the locale's: they follow "-A trust" and so replace it
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", password.file().toString())
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setDataDirectoryCustomizer(EmbeddedDatabase::onlyPasswords)
                    .setConnectConfig("password", password.value())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("max_connections", "60")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            folder.path().resolve("postgres.log").toFile()))
                    .start();
            return new EmbeddedDatabase(folder, server, password.value());
        } catch (IOException | RuntimeException failed) {
            throw StartFailure.because("The embedded PostgreSQL in " + folder.path() + " did not start ("
                    + failed.getMessage() + "). Its log is " + folder.path().resolve("postgres.log")
                    + "; --database-url takes a PostgreSQL of your own.");
        }
    }

    private static File binaries(DataFolder folder) throws IOException {
        return Files.createDirectories(folder.programs()).toFile();
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

    private static void onlyPasswords(File files) {
        try {
            Files.write(
                    files.toPath().resolve("pg_hba.conf"),
                    List.of("# written by Stepwise at each start", "host all all 127.0.0.1/32 scram-sha-256"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String url() {
        return url(server.getPort());
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    /** Stops the server, and keeps the folder. */
    void stop() {
        try {
            server.close();
        } catch (IOException notStopped) {
            throw new UncheckedIOException(notStopped);
        }
    }

    @Override
    public void close() {
        try (folder) {
            stop();
        }
    }
}
