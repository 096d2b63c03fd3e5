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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void it_keeps_what_it_acknowledged_and_trusts_nobody_without_the_password() throws Exception {
        try (var database = EmbeddedDatabase.start(DataFolder.take(folder));
                var connection = superuser(database)) {
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
                var connection = first.connect()) {
            connection.createStatement().execute("create table kept as select 42 as value");
        }
        try (var second = EmbeddedDatabase.start(DataFolder.take(folder));
                var connection = second.connect()) {
            assertThat(single(connection, "select value from kept")).isEqualTo("42");
        }
    }

    @Test
    void the_application_reads_and_writes_rows_and_can_do_nothing_else() throws Exception {
        try (var database = EmbeddedDatabase.start(DataFolder.take(folder));
                var owner = database.connect();
                var application = connect(database, database.application().password())) {
            owner.createStatement().execute("create table note (text text)");
            application.createStatement().execute("insert into note values ('kept')");
            assertThat(single(application, "select text from note")).isEqualTo("kept");
            assertThat(single(
                            application,
                            "select bool_or(rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)"
                                    + " from pg_roles where rolname like 'stepwise%'"))
                    .isEqualTo("f");
            for (var forbidden : List.of(
                    "drop table note",
                    "alter table note add more text",
                    "truncate note",
                    "create table mine (id integer)",
                    "copy note to program 'id'",
                    "select pg_read_file('postgresql.conf')",
                    "create function f() returns integer language sql return 1",
                    "set role stepwise_owner")) {
                assertThatExceptionOfType(SQLException.class)
                        .as(forbidden)
                        .isThrownBy(() -> application.createStatement().execute(forbidden))
                        .returns("42501", SQLException::getSQLState);
            }
        }
    }

    @Test
    void what_the_superuser_made_in_a_database_of_an_earlier_stepwise_becomes_the_owners() throws Exception {
        try (var database = EmbeddedDatabase.start(DataFolder.take(folder));
                var superuser = superuser(database)) {
            superuser.createStatement().execute("create table public.kept as select 42 as value");
            superuser.createStatement().execute("create function public.two() returns integer language sql return 2");
            superuser.createStatement().execute("drop owned by stepwise_app");
        }
        try (var database = EmbeddedDatabase.start(DataFolder.take(folder));
                var owner = database.connect();
                var application = connect(database, database.application().password())) {
            assertThat(single(application, "select value + two() from kept")).isEqualTo("44");
            owner.createStatement().execute("alter table kept add more text");
            owner.createStatement().execute("create or replace function two() returns integer language sql return 3");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void its_processes_have_no_key_and_no_password_of_this_one() throws Exception {
        var doomed = DoomedProcess.on(folder);
        try {
            long postgres = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .getFirst());
            assertThat(environment(doomed.pid())).contains(DoomedProcess.SECRET);
            assertThat(environment(postgres)).contains("PATH=").doesNotContain(DoomedProcess.SECRET);
        } finally {
            doomed.destroyForcibly().waitFor();
        }
        EmbeddedDatabase.start(DataFolder.take(folder)).close();
    }

    private static String environment(long process) throws IOException {
        return Files.readString(Path.of("/proc/" + process + "/environ"));
    }

    @Test
    void a_postgresql_that_outlived_its_stepwise_is_stopped() throws Exception {
        var doomed = DoomedProcess.on(folder);
        long orphan = Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
        doomed.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isPresent();

        try (var successor = EmbeddedDatabase.start(DataFolder.take(folder));
                var connection = successor.connect()) {
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
                    var connection = successor.connect()) {
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

    private Connection superuser(Database database) throws SQLException, IOException {
        return DriverManager.getConnection(
                database.url(), "postgres", Files.readString(folder.resolve("postgres.password")));
    }

    private static Connection connect(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.application().name(), password);
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
