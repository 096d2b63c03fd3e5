package dev.stepwise.backup;

import dev.stepwise.start.NewDatabase;
import dev.stepwise.start.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** {@code ./stepwise restore FILE}: brings a backup back, into a new embedded database or an empty one of one's own. */
final class Restore {

    private static final String REPLACE = "--replace";

    private Restore() {}

    static void main(String[] arguments) {
        Command.run(arguments, "Nothing was brought back.", Restore::restore);
    }

    private static void restore(Path file, String[] arguments) throws IOException, SQLException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        boolean replace = rest.remove(REPLACE);
        var options = Options.of(rest.toArray(String[]::new));
        try (var backup = BackupFile.open(file)) {
            var own = options.ownDatabase();
            if (own.isPresent()) {
                new BringBack(backup).into(own.get());
            } else {
                embed(backup, options.dataFolder(), replace);
            }
            System.out.printf(
                    "Brought back %,d rows, saved at %s.%n",
                    backup.contents().rows(), backup.contents().made());
        }
    }

    private static void embed(BackupFile backup, Path folder, boolean replace) throws IOException, SQLException {
        try (var fresh = NewDatabase.in(folder, replace)) {
            new BringBack(backup).into(fresh.database());
            fresh.takeOver(LocalDateTime.now(ZoneId.systemDefault()))
                    .ifPresent(kept -> System.out.println(
                            "The database from before is kept in " + kept + "; delete it when you do not need it."));
        }
    }
}
