package dev.stepwise.adminlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.start.Options;
import dev.stepwise.start.StartFailure;
import dev.stepwise.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class AdminLinkTest {

    private JdbcConnectionDetails database;

    @BeforeEach
    void an_empty_database() {
        database = TestDatabase.emptyDatabase();
    }

    @Test
    void the_only_administrator_gets_a_link_of_which_a_hash_is_kept_and_that_is_written_down() throws SQLException {
        layout("latest");
        add("ada", "ADMIN");
        add("grace", "USER");

        var printed = link("");

        assertThat(printed)
                .contains("administrator ada")
                .containsPattern("http://127\\.0\\.0\\.1:8485/reset/[A-Za-z0-9_-]{43}\\n");
        var token = printed.replaceAll("(?s).*/reset/(\\S{43}).*", "$1");
        assertThat(single("select count(*) from reset_link where token_hash = sha256('" + token + "')"))
                .isEqualTo("1");
        assertThat(single("select actor_name || ' ' || act || ' ' || subject_name from audit_entry"))
                .isEqualTo("admin-link ADMIN_LINK_MADE ada");
    }

    @Test
    void of_several_administrators_one_has_to_be_named() throws SQLException {
        layout("latest");
        add("ada", "ADMIN");
        add("grace", "ADMIN");

        refused("", "There are several administrators", "ada, grace");
        refused("mira", "No administrator who may log in is called “mira”.");
        assertThat(link("GRACE")).contains("administrator grace");
    }

    @Test
    void where_there_is_none_or_the_layout_is_older_it_says_what_to_do() throws SQLException {
        layout("26");
        refused("", "start this one once");
        layout("latest");
        refused("", "the start prints a link that creates one");
    }

    private void refused(String name, String... words) {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> link(name))
                .satisfies(failure -> assertThat(failure.getMessage()).contains(words));
    }

    private String link(String name) throws SQLException {
        return AdminLink.link(name, Options.of(new String[] {
            "--port=8485",
            "--database-url=" + database.getJdbcUrl(),
            "--stepwise.database.user=" + database.getUsername(),
            "--stepwise.database.password=" + database.getPassword()
        }));
    }

    private void layout(String version) {
        Flyway.configure()
                .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                .target(version)
                .load()
                .migrate();
    }

    private void add(String name, String role) throws SQLException {
        execute("insert into account values (gen_random_uuid(), '" + name + "', 'hash', '" + role + "', false, now())");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String single(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
