package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class SchemaMigrationTest {

    private JdbcConnectionDetails database;

    @BeforeEach
    void an_empty_database() {
        database = TestDatabase.emptyDatabase();
    }

    @Test
    void what_an_earlier_release_wrote_is_kept_and_brought_to_the_newest_layout() throws Exception {
        flyway("1").migrate();
        execute("insert into account values (gen_random_uuid(), 'mira', 'hash', 'ADMIN', false, now())");

        migration().migrate(flyway("latest"));

        assertThat(flyway("latest").info().pending()).isEmpty();
        assertThat(single("select username from account")).isEqualTo("mira");
    }

    @Test
    void logins_that_an_earlier_release_kept_by_name_are_the_accounts_and_those_of_nobody_are_gone() throws Exception {
        flyway("11").migrate();
        execute("insert into account values (gen_random_uuid(), 'Änne', 'hash', 'ADMIN', false, now())");
        execute(
                "insert into persistent_logins values ('hers', 'änne', 'hash', now()), ('nobodys', 'mira', 'hash', now())");

        migration().migrate(flyway("latest"));

        assertThat(single("select display_name from account")).isEqualTo("Änne");
        assertThat(single("select string_agg(series || ' ' || a.username, ',') from persistent_logins l"
                        + " join account a on a.id = l.account_id"))
                .isEqualTo("hers Änne");
        assertThat(single("select count(*) from persistent_logins")).isEqualTo("1");
    }

    /** The statements are those of the release before, which runs on while nodes are replaced one by one. */
    @Test
    void a_node_of_the_release_before_logs_people_in_on_the_newest_layout() throws Exception {
        flyway("latest").migrate();
        execute("insert into account (also_plain_answer, created_at, password_hash, role, username, id)"
                + " values (false, now(), 'hash', 'USER', 'mira', gen_random_uuid())");
        execute(
                "insert into persistent_logins (username, series, token, last_used) values ('mira', 'a', 'hash', now())");

        assertThat(single("select display_name from account")).isEqualTo("mira");
        execute("update account set username = 'noor'");
        assertThat(single("select username from persistent_logins where series = 'a'"))
                .isEqualTo("noor");
        execute("delete from persistent_logins where username = 'noor'");
        assertThat(single("select count(*) from persistent_logins")).isEqualTo("0");
    }

    @Test
    void a_layout_that_a_newer_release_has_changed_is_refused() throws Exception {
        flyway("latest").migrate();
        execute(
                "insert into flyway_schema_history values (900, '900', 'later', 'SQL', 'V900__later.sql', 1, 'somebody',"
                        + " now(), 1, true)");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> migration().migrate(flyway("latest")))
                .withMessageContaining("a newer Stepwise");
    }

    @Test
    void a_database_that_holds_something_else_is_refused_with_the_reason() throws Exception {
        execute("create table account (id integer)");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> migration().migrate(flyway("latest")))
                .withMessageContaining("could not be brought to this Stepwise’s layout (Found non-empty schema");
    }

    private SchemaMigration migration() {
        return new SchemaMigration(database, new StaticListableBeanFactory().getBeanProvider(StartingDatabase.class));
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                .target(target)
                .load();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String single(String sql) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }
}
