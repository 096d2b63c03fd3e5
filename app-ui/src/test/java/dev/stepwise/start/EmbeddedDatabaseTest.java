package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
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
    void a_process_number_that_went_to_another_program_stops_neither_that_one_nor_the_start() throws Exception {
        EmbeddedDatabase.start(DataFolder.take(folder)).close();
        var other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.write(
                    folder.resolve("postgres/postmaster.pid"),
                    List.of(
                            String.valueOf(other.pid()),
                            folder.resolve("postgres").toString()));
            try (var successor = EmbeddedDatabase.start(DataFolder.take(folder));
                    var connection = connect(successor, successor.password())) {
                assertThat(single(connection, "select 1")).isEqualTo("1");
            }
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @Test
    void the_files_of_another_postgresql_are_refused_with_what_to_do() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> EmbeddedDatabase.start(DataFolder.take(folder)))
                .withMessageContaining("is PostgreSQL 17’s, and this Stepwise brings 18")
                .withMessageContaining("backup")
                .withMessageContaining("restore");
    }

    @Test
    void the_version_that_is_refused_otherwise_is_the_one_that_the_build_brings() throws Exception {
        EmbeddedDatabase.start(DataFolder.take(folder)).close();
        assertThat(folder.resolve("postgres/PG_VERSION")).content().isEqualToIgnoringNewLines(EmbeddedDatabase.VERSION);
    }

    @Test
    void nothing_of_it_can_be_read_or_changed_by_others() throws Exception {
        EmbeddedDatabase.start(DataFolder.take(folder)).close();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> !Files.isSymbolicLink(file)))
                    .hasSizeGreaterThan(1000)
                    .allMatch(file -> permissions(file).endsWith("------"));
        }
        assertThat(permissions(programs().resolve("bin/postgres"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("postgres.log"))).isEqualTo("rw-------");
    }

    @Test
    void programs_of_another_build_are_replaced() throws Exception {
        Files.createDirectories(folder.resolve("programs/PG-older/bin"));
        EmbeddedDatabase.start(DataFolder.take(folder)).close();
        assertThat(folder.resolve("programs/PG-older")).doesNotExist();
        assertThat(programs().resolve("bin/pg_ctl")).exists();
    }

    private Path programs() throws IOException {
        try (var builds = Files.list(folder.resolve("programs"))) {
            return builds.findFirst().orElseThrow();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void the_password_is_for_its_owner_only() throws Exception {
        EmbeddedDatabase.start(DataFolder.take(folder)).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("postgres.password"))))
                .isEqualTo("rw-------");
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
