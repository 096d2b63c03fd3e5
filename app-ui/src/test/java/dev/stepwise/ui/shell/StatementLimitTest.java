package dev.stepwise.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.LoggedIn;
import dev.stepwise.ui.fixture.Pages;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@LoggedIn
@ViewPackages(packages = "dev.stepwise.ui")
class StatementLimitTest extends SpringBrowserlessTest {

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_search_that_takes_too_long_is_told_in_a_sentence() throws SQLException {
        try (var other =
                DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table search_text in access exclusive mode");
            Pages.open("history?q=owl");
            other.rollback();
        }
        var told = Stream.concat(
                        find(Paragraph.class).all().stream().map(Paragraph::getText),
                        find(Notification.class).all().stream()
                                .map(notice -> notice.getElement().getProperty("text", "")))
                .toList();
        assertThat(told)
                .anyMatch(sentence ->
                        sentence.contains("the database needed too long") && sentence.contains("Nothing is lost"))
                .noneMatch(sentence -> sentence.contains("Exception"));
    }

    @Test
    void no_statement_of_the_pool_goes_on_for_ever() {
        assertThatExceptionOfType(QueryTimeoutException.class)
                .isThrownBy(() -> jdbc.sql("select pg_sleep(600)::text")
                        .query(String.class)
                        .list());
    }

    @Test
    void nothing_of_the_pool_holds_rows_or_waits_for_them_for_long() {
        assertThat(jdbc.sql(
                                "select current_setting('lock_timeout') || ' ' || current_setting('idle_in_transaction_session_timeout')")
                        .query(String.class)
                        .single())
                .isEqualTo("5s 10s");
    }

    @Test
    void migrations_backups_and_restores_take_their_time() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var limit = connection.createStatement().executeQuery("show statement_timeout")) {
            limit.next();
            assertThat(limit.getString(1)).isEqualTo("0");
        }
    }
}
