package dev.stepwise.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The embedded database of a Stepwise that runs in another process. */
record RunningDatabase(String url, EmbeddedUsers users) implements Database {

    /** In PostgreSQL's note of its process. */
    private static final int PORT_LINE = 3;

    /** @throws StartFailure if it cannot be found: that Stepwise is just starting or stopping */
    static RunningDatabase in(Path folder) {
        try {
            List<String> note = Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
            int port = Integer.parseInt(note.get(PORT_LINE).strip());
            return new RunningDatabase(EmbeddedDatabase.url(port), EmbeddedUsers.in(folder));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException notYet) {
            throw StartFailure.because("The Stepwise on " + folder + " is just starting or stopping: try again.");
        }
    }

    @Override
    public DatabaseUser application() {
        return users.application();
    }

    @Override
    public DatabaseUser owner() {
        return users.owner();
    }

    /** It belongs to the other process. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "RunningDatabase[" + url + "]";
    }
}
