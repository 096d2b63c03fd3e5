package dev.stepwise.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL that outlived its Stepwise: a killed JVM does not take its database along. */
final class OrphanedPostgres {

    private static final int STOP_SECONDS = 15;

    private OrphanedPostgres() {}

    /**
     * Stops the server that still runs on the database's files, if there is one. The caller holds the data folder's lock, so no
     * living Stepwise uses it.
     *
     * @throws StartFailure if it does not stop
     */
    static void stop(Path database) {
        serverOn(database).ifPresent(server -> {
            // SIGTERM: PostgreSQL waits for its clients to leave, and the killed process's connections are gone
            server.destroy();
            if (!ended(server)) {
                throw StartFailure.because("PostgreSQL (process " + server.pid() + ") still runs on " + database
                        + " and did not stop within " + STOP_SECONDS + " s. End it by hand and start Stepwise again.");
            }
        });
    }

    private static Optional<ProcessHandle> serverOn(Path database) {
        Path pidFile = database.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(OrphanedPostgres::isPostgres);
        } catch (IOException | NumberFormatException unreadable) {
            // PostgreSQL itself decides at its start what to do with such a file
            return Optional.empty();
        }
    }

    /** The number may have gone to another program since. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static boolean ended(ProcessHandle server) {
        try {
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException still) {
            return false;
        } catch (ExecutionException failed) {
            return !server.isAlive();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
