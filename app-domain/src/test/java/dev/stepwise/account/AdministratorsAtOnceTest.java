package dev.stepwise.account;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.fixture.StoredServicesTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@StoredServicesTest
class AdministratorsAtOnceTest extends AdministeredAccounts {

    /** Both have looked before either changes anything, unless one waits for the other. */
    @Test
    void of_two_administrators_who_disable_each_other_at_the_same_moment_one_wins() throws Exception {
        for (int round = 0; round < 20; round++) {
            jdbc.sql("update account set disabled_at = null, role = 'ADMIN'").update();
            var grace = logins.credentials("grace")
                    .map(Credentials::account)
                    .orElseGet(() -> create("grace", "Grace", Role.ADMIN))
                    .actor();
            Callable<ChangeAccessResult> first = () -> administration.disable(ada, grace.account());
            Callable<ChangeAccessResult> second = () -> administration.changeRole(grace, ada.account(), Role.USER);

            assertThat(atTheSameMoment(first, second)).containsOnlyOnce("Changed");
            assertThat(jdbc.sql("select count(*) from account where role = 'ADMIN' and disabled_at is null")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    /** Both of one's own account: each would be right alone. */
    @Test
    void of_two_administrators_who_step_down_at_the_same_moment_one_stays() throws Exception {
        for (int round = 0; round < 20; round++) {
            jdbc.sql("update account set disabled_at = null, role = 'ADMIN'").update();
            var grace = logins.credentials("grace")
                    .map(Credentials::account)
                    .orElseGet(() -> create("grace", "Grace", Role.ADMIN))
                    .actor();
            Callable<ChangeAccessResult> first = () -> administration.changeRole(ada, ada.account(), Role.USER);
            Callable<ChangeAccessResult> second = () -> administration.disable(grace, grace.account());

            assertThat(atTheSameMoment(first, second)).containsExactlyInAnyOrder("Changed", "LastAdministrator");
        }
    }

    private List<String> atTheSameMoment(Callable<ChangeAccessResult> first, Callable<ChangeAccessResult> second)
            throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ChangeAccessResult>> both = transaction.execute(_ -> {
                repository.lockAccounts();
                var started = List.of(people.submit(first), people.submit(second));
                untilTwoWait();
                return started;
            });
            return both.stream().map(AdministratorsAtOnceTest::ended).toList();
        }
    }

    private static String ended(Future<ChangeAccessResult> one) {
        try {
            return one.get().getClass().getSimpleName();
        } catch (Exception failed) {
            return failed.getCause().getClass().getSimpleName();
        }
    }

    private void untilTwoWait() {
        await().atMost(30, SECONDS)
                .until(
                        () -> jdbc.sql(
                                        "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                                + " and database = (select oid from pg_database where datname = current_database())")
                                .query(Integer.class)
                                .single(),
                        count -> count == 2);
    }
}
