package dev.stepwise.backup;

import dev.stepwise.start.Database;
import dev.stepwise.start.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/** {@code ./stepwise backup FILE}: saves the embedded database or another one, while Stepwise runs or not. */
final class Backup {

    private Backup() {}

    static void main(String[] arguments) {
        Command.run(arguments, "Nothing was saved.", Backup::save);
    }

    private static void save(Path file, String[] arguments) throws IOException, SQLException {
        var options = Options.of(arguments);
        try (var database = options.ownDatabase().orElseGet(() -> Database.embeddedIn(options.dataFolder()));
                var connection = database.connect()) {
            var contents = new Save(connection, Clock.systemUTC()).to(file);
            System.out.printf(
                    "Saved %,d rows of %d tables in %s (%,d kB). It holds people’s texts and password hashes: keep it like them.%n",
                    contents.rows(), contents.tables().size(), file, Files.size(file) / 1000);
        }
    }
}
