package dev.stepwise.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed Stepwise left behind: its PostgreSQL, for a JVM does not take its database along, or that PostgreSQL's note of its
 * process number. The caller holds the data folder's lock, so no living Stepwise uses the files.
 */
final class OrphanedPostgres {

    private static final int STOP_SECONDS = 15;

    private final Path database;
    private final Path programs;

    /** @param programs where this folder's PostgreSQL was unpacked: a process that runs from there is no other's */
    OrphanedPostgres(Path database, Path programs) {
        this.database = database;
        this.programs = programs;
    }

    /**
     * Stops the server that still runs on the files, if there is one.
     *
     * @throws StartFailure if it does not stop
     */
    void stop() {
        notedProcess().ifPresent(process -> {
            if (runsFromHere(process)) {
                stop(process);
            } else {
                forgetNote();
            }
        });
    }

    private void stop(ProcessHandle server) {
        // SIGTERM: PostgreSQL waits for its clients to leave, and the killed process's connections are gone
        server.destroy();
        if (!ended(server)) {
            throw StartFailure.because("PostgreSQL (process " + server.pid() + ") still runs on " + database
                    + " and did not stop within " + STOP_SECONDS + " s. End it by hand and start Stepwise again.");
        }
    }

    /** The number went to another program since; PostgreSQL would take that one for its like and refuse to start. */
    private void forgetNote() {
        if (ProcessHandle.allProcesses().noneMatch(this::runsFromHere)) {
            try {
                Files.delete(note());
            } catch (IOException kept) {
                // PostgreSQL says at its start what it makes of it
            }
        }
    }

    private Optional<ProcessHandle> notedProcess() {
        try {
            if (!Files.exists(note())) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(note());
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException unreadable) {
            // PostgreSQL itself decides at its start what to do with such a file
            return Optional.empty();
        }
    }

    private Path note() {
        return database.resolve("postmaster.pid");
    }

    private boolean runsFromHere(ProcessHandle process) {
        try {
            Path home = programs.toRealPath();
            return process.info()
                    .command()
                    .filter(command -> Path.of(command).startsWith(home))
                    .isPresent();
        } catch (IOException neverUnpacked) {
            return false;
        }
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
