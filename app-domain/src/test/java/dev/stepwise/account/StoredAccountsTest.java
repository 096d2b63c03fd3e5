package dev.stepwise.account;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stepwise.account.CreateAccountResult.Created;
import dev.stepwise.account.CreateAccountResult.NotAllowed;
import dev.stepwise.account.NameObjection.BadLoginName;
import dev.stepwise.account.PasswordObjection.PasswordGuessable;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import dev.stepwise.fixture.StoredServicesTest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@StoredServicesTest
class StoredAccountsTest {

    private static final String PASSWORD = "tidal-orchid-ninepin";

    @Autowired
    AccountService accounts;

    @Autowired
    AccountSetup setup;

    @Autowired
    LoginAccounts logins;

    @Autowired
    AccountRepository repository;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void there_is_no_account() {
        jdbc.sql("delete from account").update();
    }

    @Test
    void the_first_account_is_the_administrators() {
        var created = create("Ada", PASSWORD);

        assertThat(created).isInstanceOfSatisfying(Created.class, result -> {
            assertThat(result.account().loginName()).isEqualTo("Ada");
            assertThat(result.account().role()).isEqualTo(Role.ADMIN);
            assertThat(accounts.find(result.account().actor())).contains(result.account());
        });
    }

    @Test
    void the_token_has_256_bits_and_stays_the_same_while_the_setup_is_open() {
        assertThat(Base64.getUrlDecoder().decode(token())).hasSize(32);
        assertThat(setup.setupToken()).contains(token());
        assertThat(setup.setupOpen(token())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guess", "\u0000", "\uD800"})
    void a_wrong_token_opens_nothing(String wrong) {
        assertThat(setup.setupOpen(wrong)).isFalse();
        assertThat(setup.createAdministrator(wrong, "Ada", PASSWORD)).isEqualTo(new NotAllowed());
        assertThat(repository.count()).isZero();
    }

    @Test
    void the_setup_is_over_as_soon_as_there_is_an_account() {
        var token = token();
        create("Ada", PASSWORD);

        assertThat(setup.setupToken()).isEmpty();
        assertThat(setup.setupOpen(token)).isFalse();
        assertThat(setup.createAdministrator(token, "Grace", PASSWORD)).isEqualTo(new NotAllowed());
    }

    @Test
    void of_two_administrators_at_the_same_moment_one_wins() throws Exception {
        var token = token();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CreateAccountResult>> both = transaction.execute(_ -> {
                repository.lockAccounts();
                var started = List.of(
                        people.submit(() -> setup.createAdministrator(token, "Ada", PASSWORD)),
                        people.submit(() -> setup.createAdministrator(token, "Grace", PASSWORD)));
                await().atMost(30, SECONDS).until(this::waitingForTheLock, count -> count == 2);
                return started;
            });

            assertThat(List.of(both.get(0).get(), both.get(1).get()))
                    .hasOnlyElementsOfTypes(Created.class, NotAllowed.class)
                    .hasAtLeastOneElementOfType(Created.class)
                    .hasAtLeastOneElementOfType(NotAllowed.class);
        }
        assertThat(repository.count()).isOne();
    }

    private int waitingForTheLock() {
        return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Ada", "Ada ", "A da", "A\u00A0da", "A\tda", "A\u0000da", "A\u202Eda", "A\uD800"})
    void a_name_that_is_blank_or_holds_what_cannot_be_seen_is_refused(String name) {
        assertThat(create(name, PASSWORD)).isEqualTo(new BadLoginName());
    }

    @Test
    void a_name_has_at_most_64_characters_whatever_they_are() {
        assertThat(create("🦉".repeat(65), PASSWORD)).isEqualTo(new BadLoginName());
        assertThat(create("🦉".repeat(64), PASSWORD)).isInstanceOf(Created.class);
    }

    @Test
    void a_password_is_told_how_many_characters_it_misses() {
        assertThat(create("Ada", "tidal-orch")).isEqualTo(new PasswordTooShort(2));
        assertThat(create("Ada", "🦉🌊🌷🎳🧭🪶🧊🪴🎻🧶🪁")).isEqualTo(new PasswordTooShort(1));
    }

    @Test
    void a_password_that_is_easy_to_guess_is_refused() {
        assertThat(create("Ada", "Password1234")).isEqualTo(new PasswordGuessable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Änne", "änne", "ÄNNE"})
    void an_account_is_found_in_any_case_of_letters(String typed) {
        create("Änne", PASSWORD);

        assertThat(logins.credentials(typed))
                .hasValueSatisfying(
                        found -> assertThat(found.account().loginName()).isEqualTo("Änne"));
    }

    @Test
    void no_second_account_has_the_name_in_another_case_of_letters() {
        create("Änne", PASSWORD);

        assertThatThrownBy(() -> jdbc.sql("insert into account values (?, 'äNNE', 'no hash', 'USER', false, now())")
                        .param(UUID.randomUUID())
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "Ada\u0000", "%", "\uD800"})
    void nobody_is_found_under_a_name_that_is_not_theirs(String name) {
        create("Ada", PASSWORD);

        assertThat(logins.credentials(name)).isEmpty();
    }

    @Test
    void a_password_is_kept_as_argon2id_with_the_parameters_that_were_decided() {
        create("Ada", PASSWORD);
        var credentials = logins.credentials("Ada").orElseThrow();

        assertThat(credentials.passwordHash()).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(encoder.matches(PASSWORD, credentials.passwordHash())).isTrue();
        assertThat(encoder.matches(PASSWORD + "!", credentials.passwordHash())).isFalse();
        assertThat(encoder.upgradeEncoding(credentials.passwordHash())).isFalse();
        assertThat(credentials.toString()).doesNotContain("argon2");
    }

    @Test
    void a_hash_with_weaker_parameters_is_to_be_made_anew() {
        var weaker = "{argon2id}$argon2id$v=19$m=4096,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
                + "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI";

        assertThat(encoder.upgradeEncoding(weaker)).isTrue();
    }

    @Test
    void a_new_hash_replaces_the_old_one() {
        var ada = ((Created) create("Ada", PASSWORD)).account();
        var oldHash = logins.credentials("Ada").orElseThrow().passwordHash();
        logins.replacePasswordHash(ada.id(), oldHash, "{argon2id}another");

        assertThat(logins.credentials("Ada").orElseThrow().passwordHash()).isEqualTo("{argon2id}another");
    }

    /** Somebody else has changed it between the look at it and this. */
    @Test
    void a_new_hash_of_an_old_password_replaces_nothing() {
        var ada = ((Created) create("Ada", PASSWORD)).account();
        var oldHash = logins.credentials("Ada").orElseThrow().passwordHash();
        jdbc.sql("update account set password_hash = '{argon2id}changed'").update();
        logins.replacePasswordHash(ada.id(), oldHash, "{argon2id}another");

        assertThat(logins.credentials("Ada").orElseThrow().passwordHash()).isEqualTo("{argon2id}changed");
    }

    @Test
    void the_wish_for_the_plain_answer_is_remembered_for_that_account_alone() {
        var ada = ((Created) create("Ada", PASSWORD)).account();
        var grace = UUID.randomUUID();
        jdbc.sql("insert into account values (?, 'Grace', 'no hash', 'USER', false, now())")
                .param(grace)
                .update();

        accounts.rememberAlsoPlainAnswer(ada.actor(), true);

        assertThat(accounts.find(ada.actor()).orElseThrow().alsoPlainAnswer()).isTrue();
        assertThat(accounts.find(new Actor(new AccountId(grace), Role.USER))
                        .orElseThrow()
                        .alsoPlainAnswer())
                .isFalse();
    }

    private CreateAccountResult create(String username, String password) {
        return setup.createAdministrator(token(), username, password);
    }

    private String token() {
        return setup.setupToken().orElseThrow();
    }
}
