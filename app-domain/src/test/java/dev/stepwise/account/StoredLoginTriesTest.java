package dev.stepwise.account;

import static dev.stepwise.account.LoginTries.TRIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.fixture.StoredServicesTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoredServicesTest
class StoredLoginTriesTest {

    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LoginTries tries;

    @BeforeEach
    void nobodyTried() {
        jdbc.sql("delete from login_tries").update();
    }

    @Test
    void the_eleventh_try_is_refused_and_says_how_long() {
        takeAll("mira", HERE);
        pass(Duration.ofMinutes(4));
        assertThat(take("mira", HERE))
                .isInstanceOfSatisfying(
                        LoginTurn.Refused.class,
                        refused ->
                                assertThat(refused.rest()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11)));
    }

    @Test
    void a_refused_try_does_not_make_the_wait_longer() {
        takeAll("mira", HERE);
        pass(Duration.ofMinutes(14));
        take("mira", HERE);
        pass(Duration.ofMinutes(1));
        assertThat(take("mira", HERE)).isInstanceOf(LoginTurn.Granted.class);
    }

    @Test
    void two_nodes_on_one_database_share_the_tries() {
        var other = new StoredLoginTries(new LoginTryRows(jdbc), new StoredKnownBrowsers(jdbc));
        for (int n = 0; n < TRIES / 2; n++) {
            take("mira", HERE);
            other.take(attempt("mira", HERE));
        }
        assertThat(take("mira", HERE)).isInstanceOf(LoginTurn.Refused.class);
        assertThat(other.take(attempt("mira", HERE))).isInstanceOf(LoginTurn.Refused.class);
    }

    @Test
    void of_many_tries_at_the_same_moment_ten_are_granted() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = new ArrayList<LoginTurn>();
            for (var turn : people.invokeAll(Collections.nCopies(40, (Callable<LoginTurn>) () -> take("mira", HERE)))) {
                turns.add(turn.get());
            }
            assertThat(turns).filteredOn(LoginTurn.Granted.class::isInstance).hasSize(TRIES);
        }
    }

    /** Old rows are taken anew and away at once, by many. */
    @Test
    void tries_and_what_becomes_of_them_get_in_nobodys_way() throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 5; round++) {
                List<Callable<Boolean>> logins = new ArrayList<>();
                for (int n = 0; n < 48; n++) {
                    int each = n;
                    logins.add(() -> {
                        var turn = tries.take(attempt("name" + each % 6, "192.0.2." + each % 8));
                        if (turn instanceof LoginTurn.Granted granted) {
                            if (each % 2 == 0) {
                                tries.giveBack(granted);
                            } else {
                                tries.succeeded(granted);
                            }
                        }
                        return true;
                    });
                }
                for (var login : people.invokeAll(logins)) {
                    assertThat(login.get()).isTrue();
                }
                pass(LoginTries.WINDOW);
            }
        }
    }

    @Test
    void other_names_and_other_addresses_have_tries_of_their_own() {
        takeAll("mira", HERE);
        assertThat(take("boris", HERE)).isInstanceOf(LoginTurn.Granted.class);
        assertThat(take("mira", THERE)).isInstanceOf(LoginTurn.Granted.class);
    }

    @Test
    void capitals_give_no_further_tries() {
        takeAll("mira", HERE);
        assertThat(take("MIRA", HERE)).isInstanceOf(LoginTurn.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "\uD800", "' or 1=1 --", " from 192.0.2.1", "🦉"})
    void names_that_no_account_can_have_are_counted_like_any_other(String name) {
        takeAll(name, HERE);
        assertThat(take(name, HERE)).isInstanceOf(LoginTurn.Refused.class);
        assertThat(take(name + "x", HERE)).isInstanceOf(LoginTurn.Granted.class);
    }

    @Test
    void what_stands_behind_the_64th_character_gives_no_further_tries_and_takes_no_memory() {
        for (int n = 0; n < TRIES; n++) {
            take("🦉".repeat(64) + n, HERE);
        }
        assertThat(take("🦉".repeat(64) + "y".repeat(1_000_000), HERE)).isInstanceOf(LoginTurn.Refused.class);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void a_try_that_was_given_back_counts_nowhere() {
        for (int n = 0; n < 2 * TRIES; n++) {
            tries.giveBack(granted("mira", HERE));
        }
        assertThat(wrongOf("mira")).isZero();
    }

    @Test
    void a_login_gives_the_tries_back_to_its_own_address_alone() {
        takeAll("mira", HERE);
        tries.succeeded(granted("mira", THERE));
        assertThat(take("mira", HERE)).isInstanceOf(LoginTurn.Refused.class);
        assertThat(wrongOf("mira")).isEqualTo(TRIES);
    }

    @Test
    void a_refused_try_adds_nothing_to_what_others_wait_for() {
        takeAll("mira", HERE);
        take("mira", HERE);
        assertThat(wrongOf("mira")).isEqualTo(TRIES);
    }

    @Test
    void new_tries_take_away_what_counts_no_longer() {
        for (int n = 0; n < 300; n++) {
            take("name" + n, HERE);
        }
        pass(LoginTries.WINDOW);
        for (int n = 0; n < TRIES; n++) {
            take("mira", HERE);
        }
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void logins_for_which_there_is_no_time_leave_no_rows_behind() {
        for (int n = 0; n < 300; n++) {
            tries.giveBack(granted("name" + n, HERE));
        }
        assertThat(rows()).isLessThanOrEqualTo(2);
    }

    /** Without waiting as long as it would have to. */
    private int wrongOf(String name) {
        return jdbc.sql("select coalesce(sum(tries), 0) from login_tries where key = :key")
                .param(
                        "key",
                        LoginKeys.ofAddress(name, HERE).name().orElseThrow().bytes())
                .query(Integer.class)
                .single();
    }

    private int rows() {
        return jdbc.sql("select count(*) from login_tries").query(Integer.class).single();
    }

    private void takeAll(String name, String address) {
        for (int n = 0; n < TRIES; n++) {
            granted(name, address);
        }
    }

    private LoginTurn.Granted granted(String name, String address) {
        var turn = take(name, address);
        assertThat(turn).isInstanceOf(LoginTurn.Granted.class);
        return (LoginTurn.Granted) turn;
    }

    private LoginTurn take(String name, String address) {
        return tries.take(attempt(name, address));
    }

    private static LoginAttempt attempt(String name, String address) {
        return new LoginAttempt(name, address, Optional.empty());
    }

    private void pass(Duration duration) {
        jdbc.sql("update login_tries set began_at = began_at - make_interval(secs => :seconds)")
                .param("seconds", duration.toSeconds())
                .update();
    }
}
