package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void it_keeps_what_it_acknowledged_and_trusts_nobody_without_the_password() throws Exception {
        try (var database = EmbeddedDatabase.start(DataFolder.take(folder));
                var connection = connect(database, database.password())) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "unix_socket_directories")).isEmpty();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connect(database, "wrong"))
                    .withMessageContaining("password authentication failed");
        }
    }

    @Test
    void what_was_written_is_there_after_a_restart() throws Exception {
        try (var first = EmbeddedDatabase.start(DataFolder.take(folder));
                var connection = connect(first, first.password())) {
            connection.createStatement().execute("create table kept as select 42 as value");
        }
        try (var second = EmbeddedDatabase.start(DataFolder.take(folder));
                var connection = connect(second, second.password())) {
            assertThat(single(connection, "select value from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_postgresql_that_outlived_its_stepwise_is_stopped() throws Exception {
        var doomed = DoomedProcess.on(folder);
        long orphan = Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
        doomed.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isPresent();

        try (var successor = EmbeddedDatabase.start(DataFolder.take(folder));
                var connection = connect(successor, successor.password())) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(single(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_second_stepwise_on_the_same_folder_is_refused_in_a_sentence() throws Exception {
        try (var first = DataFolder.take(folder)) {
            assertThat(first.path()).isEqualTo(folder);
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> DataFolder.take(folder))
                    .withMessageContaining("Another Stepwise uses the data folder");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused_in_a_sentence() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> DataFolder.take(file.resolve("below")))
                .withMessageContaining("cannot be written");
    }

    private static Connection connect(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), password);
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return single(connection, "select current_setting('" + name + "')");
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
