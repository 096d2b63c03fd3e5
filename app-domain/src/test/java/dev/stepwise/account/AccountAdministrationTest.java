package dev.stepwise.account;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.stepwise.account.ChangeAccessResult.Changed;
import dev.stepwise.account.ChangeAccessResult.LastAdministrator;
import dev.stepwise.account.NameObjection.BadDisplayName;
import dev.stepwise.account.NameObjection.BadLoginName;
import dev.stepwise.account.NameObjection.LoginNameTaken;
import dev.stepwise.account.PasswordObjection.PasswordGuessable;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import dev.stepwise.fixture.StoredServicesTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@StoredServicesTest
class AccountAdministrationTest {

    private static final String PASSWORD = "tidal-orchid-ninepin";
    private static final String ANOTHER = "copper-lantern-estuary";

    @Autowired
    AccountAdministration administration;

    @Autowired
    AccountService accounts;

    @Autowired
    AccountSetup setup;

    @Autowired
    LoginAccounts logins;

    @Autowired
    LoginTokens tokens;

    @Autowired
    AccountRepository repository;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Actor ada;

    @BeforeEach
    void ada_is_the_only_administrator() {
        jdbc.sql("delete from account").update();
        jdbc.sql("delete from login_tries").update();
        var created = setup.createAdministrator(setup.setupToken().orElseThrow(), "ada", PASSWORD);
        ada = ((CreateAccountResult.Created) created).account().actor();
    }

    @Test
    void a_new_account_logs_in_by_its_login_name_and_is_shown_by_its_display_name() {
        var grace = create("grace", "  Grace \u202e Hopper ", Role.USER);

        assertThat(grace.displayName()).isEqualTo("Grace Hopper");
        var credentials = logins.credentials("GRACE").orElseThrow();
        assertThat(credentials.account()).isEqualTo(grace);
        assertThat(encoder.matches(PASSWORD, credentials.passwordHash())).isTrue();
    }

    @Test
    void a_new_account_needs_names_and_a_password_that_can_be_taken() {
        assertThat(tryToCreate("", "Grace", PASSWORD)).isEqualTo(new BadLoginName());
        assertThat(tryToCreate("ADA", "Grace", PASSWORD)).isEqualTo(new LoginNameTaken());
        assertThat(tryToCreate("grace", " \u200b ", PASSWORD)).isEqualTo(new BadDisplayName());
        assertThat(tryToCreate("grace", "x".repeat(101), PASSWORD)).isEqualTo(new BadDisplayName());
        assertThat(tryToCreate("grace", "Grace", "tidal-orch")).isEqualTo(new PasswordTooShort(2));
        assertThat(tryToCreate("grace", "Grace", "Password1234")).isEqualTo(new PasswordGuessable());
        assertThat(repository.count()).isOne();
    }

    @Test
    void accounts_are_listed_by_login_name_a_page_at_a_time() {
        create("Cleo", "C", Role.USER);
        var ben = create("ben", "B", Role.USER);
        administration.disable(ada, ben.id());

        var first = administration.list(ada, Optional.empty(), 2);
        assertThat(names(first)).containsExactly("ada", "ben");
        assertThat(first.accounts().get(1).disabledAt()).isPresent();
        assertThat(first.accounts().get(1).createdAt()).isBefore(Instant.now());
        var second = administration.list(ada, first.next(), 2);
        assertThat(names(second)).containsExactly("Cleo");
        assertThat(second.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, AccountAdministration.PAGE_LIMIT + 1})
    void a_page_of_accounts_is_bounded(int limit) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> administration.list(ada, Optional.empty(), limit));
    }

    @Test
    void an_account_gets_other_names_that_nobody_else_logs_in_by() {
        var grace = create("grace", "Grace", Role.USER);

        assertThat(administration.rename(ada, grace.id(), "aDa", "Grace")).isEqualTo(new LoginNameTaken());
        assertThat(administration.rename(ada, grace.id(), "Grace", "G. Hopper"))
                .isInstanceOf(RenameAccountResult.Renamed.class);
        assertThat(logins.credentials("grace").orElseThrow().account().displayName())
                .isEqualTo("G. Hopper");
        assertThat(administration.rename(ada, nobody(), "nobody", "Nobody"))
                .isEqualTo(new RenameAccountResult.NotFound());
    }

    @Test
    void a_disabled_account_cannot_log_in_has_no_tokens_and_is_enabled_again() {
        var grace = create("grace", "Grace", Role.USER);
        int generation = logins.credentials(grace.id()).orElseThrow().loginGeneration();
        tokens.keep(grace.id(), generation, "series", "token", Instant.now());

        assertThat(administration.disable(ada, grace.id())).isEqualTo(new Changed(grace));
        assertThat(logins.credentials("grace")).isEmpty();
        assertThat(logins.credentials(grace.id())).isEmpty();
        assertThat(logins.standings(List.of(grace.id()))).isEmpty();
        assertThat(jdbc.sql("select count(*) from persistent_logins")
                        .query(Integer.class)
                        .single())
                .isZero();

        administration.enable(ada, grace.id());
        assertThat(logins.credentials("grace").orElseThrow().loginGeneration()).isNotEqualTo(generation);
    }

    @Test
    void a_token_of_a_login_that_was_under_way_when_the_account_was_disabled_is_void() {
        var grace = create("grace", "Grace", Role.USER);
        int generation = logins.credentials(grace.id()).orElseThrow().loginGeneration();
        administration.disable(ada, grace.id());
        tokens.keep(grace.id(), generation, "series", "token", Instant.now());
        administration.enable(ada, grace.id());

        assertThat(tokens.find("series", "token")).isEmpty();
    }

    @Test
    void a_password_that_an_administrator_sets_ends_all_logins() {
        var grace = create("grace", "Grace", Role.USER);
        int generation = logins.credentials(grace.id()).orElseThrow().loginGeneration();
        tokens.keep(grace.id(), generation, "series", "token", Instant.now());

        assertThat(administration.setPassword(ada, grace.id(), ANOTHER)).isEqualTo(new SetPasswordResult.Stored());
        var credentials = logins.credentials("grace").orElseThrow();
        assertThat(encoder.matches(ANOTHER, credentials.passwordHash())).isTrue();
        assertThat(credentials.loginGeneration()).isNotEqualTo(generation);
        assertThat(tokens.find("series", "token")).isEmpty();
        assertThat(administration.setPassword(ada, grace.id(), "grace")).isEqualTo(new PasswordTooShort(7));
        assertThat(administration.setPassword(ada, nobody(), ANOTHER)).isEqualTo(new SetPasswordResult.NotFound());
    }

    @Test
    void the_last_administrator_stays_one() {
        var grace = create("grace", "Grace", Role.ADMIN);
        administration.disable(ada, grace.id());

        assertThat(administration.disable(ada, ada.account())).isEqualTo(new LastAdministrator());
        assertThat(administration.changeRole(ada, ada.account(), Role.USER)).isEqualTo(new LastAdministrator());

        administration.enable(ada, grace.id());
        assertThat(administration.changeRole(ada, ada.account(), Role.USER)).isInstanceOf(Changed.class);
        assertThat(administration.disable(grace.actor(), ada.account())).isInstanceOf(Changed.class);
    }

    @Test
    void whoever_is_no_administrator_any_more_is_none_at_once() {
        var grace = create("grace", "Grace", Role.ADMIN);
        administration.changeRole(ada, grace.id(), Role.USER);

        assertThatExceptionOfType(AdministratorsOnly.class)
                .isThrownBy(() -> administration.disable(grace.actor(), ada.account()));
    }

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
            return both.stream().map(AccountAdministrationTest::ended).toList();
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

    @Test
    void everybody_changes_their_own_display_name() {
        var grace = create("grace", "Grace", Role.USER);

        assertThat(accounts.changeDisplayName(grace.actor(), " G.  Hopper "))
                .isInstanceOf(ChangeDisplayNameResult.Changed.class);
        assertThat(accounts.find(grace.actor()).orElseThrow().displayName()).isEqualTo("G. Hopper");
        assertThat(accounts.changeDisplayName(grace.actor(), " ")).isEqualTo(new BadDisplayName());
    }

    @Test
    void everybody_changes_their_own_password_with_the_old_one() {
        var grace = create("grace", "Grace", Role.USER);

        assertThat(accounts.changePassword(grace.actor(), ANOTHER, ANOTHER))
                .isEqualTo(new ChangePasswordResult.WrongPassword());
        assertThat(accounts.changePassword(grace.actor(), PASSWORD, "short")).isEqualTo(new PasswordTooShort(7));
        assertThat(accounts.changePassword(grace.actor(), PASSWORD, ANOTHER))
                .isEqualTo(new ChangePasswordResult.Changed());
        var credentials = logins.credentials("grace").orElseThrow();
        assertThat(encoder.matches(ANOTHER, credentials.passwordHash())).isTrue();
        assertThat(credentials.loginGeneration()).isEqualTo(1);
    }

    @Test
    void after_ten_wrong_old_passwords_even_the_right_one_is_refused() {
        var grace = create("grace", "Grace", Role.USER);
        for (int attempt = 0; attempt < LoginTries.TRIES; attempt++) {
            assertThat(accounts.changePassword(grace.actor(), "wrong", ANOTHER))
                    .isEqualTo(new ChangePasswordResult.WrongPassword());
        }
        assertThat(accounts.changePassword(grace.actor(), PASSWORD, ANOTHER))
                .isInstanceOf(ChangePasswordResult.TooManyTries.class);
    }

    private static List<String> names(AccountPage page) {
        return page.accounts().stream()
                .map(listed -> listed.account().loginName())
                .toList();
    }

    private static AccountId nobody() {
        return new AccountId(UUID.randomUUID());
    }

    private Account create(String loginName, String displayName, Role role) {
        var created = administration.create(ada, new NewAccount(loginName, displayName, role, PASSWORD));
        return ((CreateAccountResult.Created) created).account();
    }

    private CreateAccountResult tryToCreate(String loginName, String displayName, String password) {
        return administration.create(ada, new NewAccount(loginName, displayName, Role.USER, password));
    }
}
