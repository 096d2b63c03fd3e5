package dev.stepwise.account.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.account.Account;
import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.AccountId;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorsOnly;
import dev.stepwise.account.CreateAccountResult.Created;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.LoginAttempt;
import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.LoginSessions;
import dev.stepwise.account.LoginTokens;
import dev.stepwise.account.LoginTries;
import dev.stepwise.account.LoginTurn;
import dev.stepwise.account.NewAccount;
import dev.stepwise.account.NewLogin;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import dev.stepwise.account.Role;
import dev.stepwise.account.UnknownLinks;
import dev.stepwise.account.reset.MakeResetLinkResult.Made;
import dev.stepwise.account.reset.MakeResetLinkResult.NotFound;
import dev.stepwise.account.reset.OpenedResetLink.Expired;
import dev.stepwise.account.reset.OpenedResetLink.Open;
import dev.stepwise.account.reset.OpenedResetLink.TooManyUnknown;
import dev.stepwise.account.reset.OpenedResetLink.Unknown;
import dev.stepwise.account.reset.OpenedResetLink.Used;
import dev.stepwise.account.reset.ResetPasswordResult.Refused;
import dev.stepwise.account.reset.ResetPasswordResult.Stored;
import dev.stepwise.fixture.StoredServicesTest;
import dev.stepwise.fixture.Waiting;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@StoredServicesTest
class StoredResetLinksTest {

    private static final String PASSWORD = "tidal-orchid-ninepin";
    private static final String ANOTHER = "copper-lantern-estuary";
    private static final String ADDRESS = "192.0.2.7";

    @Autowired
    private ResetLinkAdministration links;

    @Autowired
    private PasswordReset reset;

    @Autowired
    private AccountAdministration administration;

    @Autowired
    private LoginAccounts logins;

    @Autowired
    private LoginTokens tokens;

    @Autowired
    private LoginSessions sessions;

    @Autowired
    private LoginTries tries;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private TransactionTemplate transaction;

    private Actor ada;
    private Account grace;

    @BeforeEach
    void there_are_an_administrator_and_a_user(@Autowired AccountSetup setup) {
        for (var table : new String[] {"account", "audit_entry", "login_tries"}) {
            jdbc.sql("delete from " + table).update();
        }
        var created = setup.createAdministrator(setup.setupToken().orElseThrow(), "ada", PASSWORD);
        ada = ((Created) created).account().actor();
        var user = administration.create(ada, new NewAccount("grace", "Grace", Role.USER, PASSWORD));
        grace = ((Created) user).account();
    }

    @Test
    void a_link_sets_another_password_once_and_ends_all_logins() {
        int generation = logins.credentials("grace").orElseThrow().loginGeneration();
        var login = LoginSessionId.random();
        sessions.begin(new NewLogin(login, grace.id(), generation, "", "", true), Instant.now());
        tokens.keep(login, "series", "token", Instant.now());
        var token = link();

        assertThat(reset.open(token, ADDRESS)).isEqualTo(new Open("grace"));
        assertThat(reset.reset(token, ANOTHER, ADDRESS)).isEqualTo(new Stored(grace));

        var credentials = logins.credentials("grace").orElseThrow();
        assertThat(encoder.matches(ANOTHER, credentials.passwordHash())).isTrue();
        assertThat(credentials.loginGeneration()).isNotEqualTo(generation);
        assertThat(tokens.find("series", "token")).isEmpty();
        assertThat(reset.reset(token, PASSWORD, ADDRESS)).isEqualTo(new Used());
        assertThat(encoder.matches(ANOTHER, hash())).isTrue();
    }

    @Test
    void a_refused_password_leaves_the_link_as_it_was() {
        var token = link();
        assertThat(reset.reset(token, "short", ADDRESS)).isEqualTo(new Refused(new PasswordTooShort(7)));
        assertThat(encoder.matches(PASSWORD, hash())).isTrue();
        assertThat(reset.reset(token, ANOTHER, ADDRESS)).isInstanceOf(Stored.class);
    }

    @Test
    void a_new_link_ends_the_one_before_and_a_link_ends_after_a_day() {
        var older = link();
        var newer = link();
        assertThat(reset.open(older, ADDRESS)).isEqualTo(new Unknown());
        assertThat(jdbc.sql("select round(extract(epoch from ends_at - now()) / 3600) from reset_link")
                        .query(Integer.class)
                        .single())
                .isEqualTo(24);

        jdbc.sql("update reset_link set ends_at = now()").update();
        assertThat(reset.open(newer, ADDRESS)).isEqualTo(new Expired());
        assertThat(reset.reset(newer, ANOTHER, ADDRESS)).isEqualTo(new Expired());
    }

    /** Both have found the link good before either has used it. */
    @Test
    void of_two_who_use_one_link_at_the_same_moment_one_wins() throws Exception {
        var token = link();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = transaction.execute(_ -> {
                jdbc.sql("select 1 from reset_link for update").query().listOfRows();
                var started = List.of(
                        people.submit(() -> reset.reset(token, ANOTHER, ADDRESS)),
                        people.submit(() -> reset.reset(token, "velvet-harbour-quince", ADDRESS)));
                Waiting.untilTwoWait(jdbc);
                return started;
            });
            assertThat(List.of(both.get(0).get(), both.get(1).get()))
                    .hasAtLeastOneElementOfType(Stored.class)
                    .contains(new Used());
        }
    }

    @Test
    void a_disabled_account_gets_no_link_and_its_link_does_nothing() {
        var token = link();
        administration.disable(ada, grace.id());
        assertThat(links.make(ada, grace.id())).isEqualTo(new NotFound());
        assertThat(reset.reset(token, ANOTHER, ADDRESS)).isEqualTo(new Unknown());
        assertThat(links.make(ada, new AccountId(UUID.randomUUID()))).isEqualTo(new NotFound());
    }

    @Test
    void whoever_typed_a_wrong_password_too_often_can_log_in_after_a_reset() {
        for (int n = 0; n <= LoginTries.TRIES; n++) {
            tries.take(new LoginAttempt("grace", ADDRESS, Optional.empty()));
        }
        assertThat(tries.take(new LoginAttempt("grace", ADDRESS, Optional.empty())))
                .isInstanceOf(LoginTurn.Refused.class);
        reset.reset(link(), ANOTHER, ADDRESS);
        assertThat(tries.take(new LoginAttempt("grace", ADDRESS, Optional.empty())))
                .isInstanceOf(LoginTurn.Granted.class);
    }

    @Test
    void links_that_there_never_were_are_counted() {
        for (int guess = 0; guess < UnknownLinks.MOST; guess++) {
            reset.open("guess-" + guess, ADDRESS);
        }
        assertThat(reset.open("one more", ADDRESS)).isInstanceOf(TooManyUnknown.class);
        assertThat(reset.open(link(), ADDRESS)).isInstanceOf(Open.class);
    }

    @Test
    void only_a_hash_is_kept_and_what_was_done_is_written_down() {
        var token = link();
        assertThat(jdbc.sql("select l::text from reset_link l union all select e::text from audit_entry e")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
        assertThat(written()).contains("ada RESET_LINK_MADE Grace (grace)");
    }

    @Test
    void a_user_makes_none() {
        assertThatExceptionOfType(AdministratorsOnly.class).isThrownBy(() -> links.make(grace.actor(), ada.account()));
    }

    @Test
    void on_the_machine_a_link_is_made_for_an_administrator_alone() throws SQLException {
        try (var connection = database.getConnection()) {
            var machine = new MachineLink(connection);
            assertThat(machine.administrators()).containsExactly("ada");
            assertThat(machine.make("grace")).isEmpty();
            var made = machine.make("ADA").orElseThrow();

            assertThat(made.loginName()).isEqualTo("ada");
            assertThat(reset.reset(made.token(), ANOTHER, ADDRESS)).isInstanceOf(Stored.class);
        }
        assertThat(written()).contains("admin-link ADMIN_LINK_MADE ada");
    }

    private List<String> written() {
        return jdbc.sql("select actor_name || ' ' || act || ' ' || subject_name from audit_entry")
                .query(String.class)
                .list();
    }

    private String link() {
        return ((Made) links.make(ada, grace.id())).token();
    }

    private String hash() {
        return logins.credentials("grace").orElseThrow().passwordHash();
    }
}
