package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.account.NameObjection.BadDisplayName;
import dev.stepwise.account.NameObjection.BadLoginName;
import dev.stepwise.account.NameObjection.LoginNameTaken;
import dev.stepwise.account.PasswordObjection.PasswordGuessable;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import dev.stepwise.fixture.StoredServicesTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@StoredServicesTest
class AccountAdministrationTest extends AdministeredAccounts {

    @Autowired
    private LoginSessions sessions;

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

        var first = administration.list(ada, "", Optional.empty(), 2);
        assertThat(names(first)).containsExactly("ada", "ben");
        assertThat(first.accounts().get(1).disabledAt()).isPresent();
        assertThat(first.accounts().get(1).createdAt()).isBefore(Instant.now());
        var second = administration.list(ada, "", first.next(), 2);
        assertThat(names(second)).containsExactly("Cleo");
        assertThat(second.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, AccountAdministration.PAGE_LIMIT + 1})
    void a_page_of_accounts_is_bounded(int limit) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> administration.list(ada, "", Optional.empty(), limit));
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
    void everybody_changes_their_own_display_name() {
        var grace = create("grace", "Grace", Role.USER);

        assertThat(accounts.changeDisplayName(grace.actor(), " G.  Hopper "))
                .isInstanceOf(ChangeDisplayNameResult.Changed.class);
        assertThat(accounts.find(grace.actor()).orElseThrow().displayName()).isEqualTo("G. Hopper");
        assertThat(accounts.changeDisplayName(grace.actor(), " ")).isEqualTo(new BadDisplayName());
    }

    private static List<String> names(AccountPage page) {
        return page.accounts().stream()
                .map(listed -> listed.account().loginName())
                .toList();
    }

    private CreateAccountResult tryToCreate(String loginName, String displayName, String password) {
        return administration.create(ada, new NewAccount(loginName, displayName, Role.USER, password));
    }

    @Test
    void the_list_is_searched_in_both_names_and_in_any_case_of_letters() {
        create("grace", "Grace Hopper", Role.USER);
        create("100%_sure", "李雷", Role.USER);

        assertThat(found("HOPPER")).containsExactly("grace");
        assertThat(found("李")).containsExactly("100%_sure");
        assertThat(found("%_")).containsExactly("100%_sure");
        assertThat(found("\\")).isEmpty();
        assertThat(found(" ")).hasSize(3);
        assertThat(administration.list(ada, "nobody", Optional.empty(), 2).all())
                .isEqualTo(3);
    }

    private List<String> found(String search) {
        return administration.list(ada, search, Optional.empty(), 10).accounts().stream()
                .map(listed -> listed.account().loginName())
                .toList();
    }

    @Test
    void the_list_says_when_somebody_was_last_seen() {
        var grace = create("grace", "Grace", Role.USER);
        assertThat(administration.list(ada, "grace", Optional.empty(), 1).accounts())
                .allMatch(listed -> listed.lastSeenAt().isEmpty());

        var login = new NewLogin(LoginSessionId.random(), grace.id(), 0, "", "", false);
        sessions.begin(login, Instant.now());

        assertThat(administration.list(ada, "grace", Optional.empty(), 1).accounts())
                .allMatch(listed -> listed.lastSeenAt().isPresent() && listed.runs() == 0);
    }
}
