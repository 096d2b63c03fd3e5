package dev.stepwise.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.start.Database;
import dev.stepwise.start.NewDatabase;
import dev.stepwise.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBackupTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 26, 12, 0);

    @TempDir
    private Path folder;

    @Test
    void a_folder_without_a_database_is_named_and_not_made() {
        Path none = folder.resolve("none");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Database.embeddedIn(none))
                .withMessageContaining("no embedded database in " + none);
        assertThat(none).doesNotExist();
    }

    @Test
    void it_is_saved_while_a_stepwise_runs_on_it_and_while_none_does() throws Exception {
        restore(backup(), false);
        try (var running = Database.embeddedIn(folder)) {
            assertThat(running.owner().name()).isEqualTo("stepwise_owner");
            save(folder.resolve("while-running"));
        }
        save(folder.resolve("while-stopped"));
        assertThat(askers(folder.resolve("while-running")))
                .isEqualTo(askers(folder.resolve("while-stopped")))
                .isEqualTo(1);
    }

    @Test
    void a_database_is_replaced_only_when_asked_for_and_is_then_kept_aside() throws Exception {
        restore(backup(), false);
        change("update account set username = 'before'");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> restore(backup(), false))
                .withMessageContaining("--replace");
        assertThat(asker()).isEqualTo("before");

        assertThat(restore(backup(), true)).contains(folder.resolve("postgres.until-2026-11-26T12-00-00"));

        assertThat(asker()).isEqualTo("mira");
        assertThat(folder.resolve("postgres.until-2026-11-26T12-00-00/PG_VERSION"))
                .exists();
    }

    @Test
    void files_of_another_postgresql_are_replaced_too() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");
        restore(backup(), true);
        assertThat(asker()).isEqualTo("mira");
    }

    @Test
    void what_fails_on_the_way_leaves_the_old_database_as_it_was() throws Exception {
        restore(backup(), false);
        change("update account set username = 'before'");
        try (var fresh = NewDatabase.in(folder, true);
                var connection = fresh.database().connect()) {
            connection.createStatement().execute("create table half_filled as select 1 as value");
        }
        assertThat(asker()).isEqualTo("before");
        assertThat(folder.resolve("postgres.new")).doesNotExist();
    }

    @Test
    void a_folder_that_a_stepwise_runs_on_is_not_restored_into() throws Exception {
        restore(backup(), false);
        try (var running = Database.embeddedIn(folder)) {
            assertThat(running.url()).isNotBlank();
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> restore(backup(), true))
                    .withMessageContaining("Another Stepwise uses the data folder");
        }
    }

    private Path backup() throws IOException, SQLException {
        Path file = Files.createTempDirectory(folder, "backup").resolve("file");
        try (var connection = SomeDatabase.withContents().connect()) {
            new Save(connection, Clock.systemUTC()).to(file);
        }
        return file;
    }

    private void save(Path file) throws IOException, SQLException {
        try (var database = Database.embeddedIn(folder);
                var connection = database.connect()) {
            new Save(connection, Clock.systemUTC()).to(file);
        }
    }

    private Optional<Path> restore(Path file, boolean replace) throws IOException, SQLException {
        try (var backup = BackupFile.open(file);
                var fresh = NewDatabase.in(folder, replace)) {
            new BringBack(backup).into(fresh.database());
            return fresh.takeOver(NOON);
        }
    }

    private void change(String sql) throws SQLException {
        try (var database = Database.embeddedIn(folder);
                var connection = database.connect()) {
            connection.createStatement().execute(sql);
        }
    }

    private String asker() throws SQLException {
        try (var database = Database.embeddedIn(folder);
                Connection connection = database.connect();
                var rows = connection.createStatement().executeQuery("select username from account")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static long askers(Path file) throws IOException {
        try (var backup = BackupFile.open(file)) {
            return backup.contents().tables().stream()
                    .filter(table -> table.name().equals("account"))
                    .mapToLong(SavedTable::rows)
                    .sum();
        }
    }
}
