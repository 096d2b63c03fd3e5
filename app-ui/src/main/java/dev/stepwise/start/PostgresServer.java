package dev.stepwise.start;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL on files of this user's, which answers on this machine only and keeps what it acknowledged. */
final class PostgresServer {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "listen_addresses", "127.0.0.1",
            // none: they would lie in a folder that all users share
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "64MB",
            "max_connections", "60",
            "timezone", "UTC"));

    private static final String START_SECONDS = "60";
    private static final String STOP_SECONDS = "60";

    private final PostgresPrograms programs;
    private final Path files;
    private final Path log;
    private final int port;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private PostgresServer(PostgresPrograms programs, Path files, Path log, int port) {
        this.programs = programs;
        this.files = files;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts it, and returns when it answers; the files are made if they are not there.
     *
     * @param superuser who may do everything in a new one
     * @param password the file that holds that user's password
     * @throws IOException if it does not start; its log says why
     */
    static PostgresServer start(PostgresPrograms programs, Path files, Path log, String superuser, Path password)
            throws IOException {
        OwnerOnly.makeFile(log);
        if (!Files.exists(files.resolve("postgresql.conf"))) {
            programs.run(log, "initdb", initialization(files, superuser, password));
        }
        Files.write(
                files.resolve("pg_hba.conf"),
                List.of("# written by Stepwise at each start", "host all all 127.0.0.1/32 scram-sha-256"),
                StandardCharsets.UTF_8);
        int port = freePort();
        String settings = SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        programs.run(
                log,
                "pg_ctl",
                List.of(
                        "-D",
                        files.toString(),
                        "-o",
                        "-p " + port + " " + settings,
                        "-w",
                        "-t",
                        START_SECONDS,
                        "start"));
        return new PostgresServer(programs, files, log, port);
    }

    private static List<String> initialization(Path files, String superuser, Path password) {
        return List.of(
                "-D",
                files.toString(),
                "-U",
                superuser,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** Stops it; whoever is connected is disconnected. Doing so again does nothing. */
    void stop() {
        if (stopped.getAndSet(true)) {
            return;
        }
        try {
            programs.run(
                    log, "pg_ctl", List.of("-D", files.toString(), "-m", "fast", "-w", "-t", STOP_SECONDS, "stop"));
        } catch (IOException notStopped) {
            LOG.atWarn()
                    .addKeyValue("why", notStopped.getMessage())
                    .log("The embedded PostgreSQL could not be stopped, or was no longer there");
        }
    }
}
