package dev.stepwise.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.testing.Outage;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.Browser;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class DatabaseHealthTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private DatabaseWatch watch;

    @Test
    void the_health_check_says_when_the_database_is_away_and_when_it_is_back() throws Exception {
        var browser = new Browser(port);
        var gone = new CountDownLatch(1);
        var back = new CountDownLatch(1);
        try (var _ = watch.onChange(() -> (watch.isAway() ? gone : back).countDown())) {
            try (var _ = Outage.of(database)) {
                assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(503);
            }
            assertThat(back.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }
}
