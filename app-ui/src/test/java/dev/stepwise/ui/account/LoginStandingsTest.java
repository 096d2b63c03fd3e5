package dev.stepwise.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.LoginSessions;
import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.ui.fixture.ApplicationTest;
import dev.stepwise.ui.fixture.People;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class LoginStandingsTest {

    /** Nothing listens there. */
    private static final TransactionTemplate WITHOUT_DATABASE = new TransactionTemplate(
            new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none")));

    @Autowired
    private LoginAccounts accounts;

    @Autowired
    private LoginSessions logins;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final AtomicLong now = new AtomicLong(1);
    private final AtomicReference<Runnable> beforeReading = new AtomicReference<>(() -> {});
    private Actor somebody;
    private LoginStandings standings;

    @BeforeEach
    void there_is_an_account() {
        somebody = people.account("user-" + UUID.randomUUID());
        var read = (LoginSessions) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LoginSessions.class}, (_, method, arguments) -> {
                    beforeReading.get().run();
                    return method.invoke(logins, arguments);
                });
        standings = new LoginStandings(read, new DatabaseWatch(), now::get);
    }

    @AfterEach
    void forget_the_account() {
        jdbc.sql("delete from account where id = ?")
                .param(somebody.account().value())
                .update();
    }

    @Test
    void an_ended_login_is_noticed_after_two_seconds() {
        var login = login();
        assertThat(standings.isGood(login)).isTrue();
        endLogins();
        assertThat(standings.isGood(login)).isTrue();
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(standings.isGood(login)).isFalse();
    }

    @Test
    void a_login_whose_role_is_newer_than_what_was_read_is_good() {
        var old = login();
        assertThat(standings.isGood(old)).isTrue();
        jdbc.sql("update account set role = 'ADMIN' where id = ?")
                .param(somebody.account().value())
                .update();
        var newer =
                new AccountPrincipal(accounts.credentials(somebody.account()).orElseThrow(), old.loginSession());

        assertThat(standings.isGood(newer)).isTrue();
        assertThat(standings.isGood(old)).isFalse();
    }

    @Test
    void what_is_forgotten_is_read_anew_at_the_next_look() {
        var login = login();
        assertThat(standings.isGood(login)).isTrue();
        endLogins();
        standings.forget(login.loginSession());

        assertThat(standings.isGood(login)).isFalse();
    }

    @Test
    void while_the_database_cannot_be_had_nobody_is_logged_out() {
        var login = login();
        assertThat(standings.isGood(login)).isTrue();
        endLogins();
        var newer = login();
        beforeReading.set(() -> WITHOUT_DATABASE.executeWithoutResult(_ -> {}));

        assertThat(standings.isGood(newer)).isTrue();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(standings.isGood(login)).isTrue();
        assertThat(standings.read(List.of(login.loginSession()))).isEmpty();
        beforeReading.set(() -> {});
        assertThat(standings.isGood(login)).isFalse();
    }

    @Test
    void while_one_request_reads_anew_others_go_by_what_is_known() throws Exception {
        var login = login();
        assertThat(standings.isGood(login)).isTrue();
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        var isReading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        beforeReading.set(() -> {
            isReading.countDown();
            awaitUninterrupted(goOn);
        });

        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = requests.submit(() -> standings.isGood(login));
            isReading.await();
            var second = requests.submit(() -> standings.isGood(login));
            try {
                assertThat(second).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(true);
                assertThat(first).isNotDone();
            } finally {
                goOn.countDown();
            }
            assertThat(first.get()).isTrue();
        }
    }

    private AccountPrincipal login() {
        var login =
                new AccountPrincipal(accounts.credentials(somebody.account()).orElseThrow());
        TestLogin.begin(login, logins);
        return login;
    }

    private void endLogins() {
        jdbc.sql("update account set login_generation = login_generation + 1 where id = ?")
                .param(somebody.account().value())
                .update();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
