package dev.stepwise.account.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.account.Account;
import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorsOnly;
import dev.stepwise.account.AuditAct;
import dev.stepwise.account.CreateAccountResult.Created;
import dev.stepwise.account.NewAccount;
import dev.stepwise.account.Role;
import dev.stepwise.fixture.StoredServicesTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoredServicesTest
class StoredAuditTrailTest {

    private static final String PASSWORD = "tidal-orchid-ninepin";

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AccountAdministration administration;

    @Autowired
    private JdbcClient jdbc;

    private Actor ada;
    private Account grace;

    @BeforeEach
    void an_administrator_has_done_something(@Autowired AccountSetup setup) {
        jdbc.sql("delete from account").update();
        jdbc.sql("delete from audit_entry").update();
        var created = setup.createAdministrator(setup.setupToken().orElseThrow(), "ada", PASSWORD);
        ada = ((Created) created).account().actor();
        var user = administration.create(ada, new NewAccount("grace", "Grace", Role.USER, PASSWORD));
        grace = ((Created) user).account();
        administration.changeRole(ada, grace.id(), Role.ADMIN);
        administration.rename(ada, grace.id(), "hopper", "Grace Hopper");
        administration.disable(new Actor(grace.id(), Role.ADMIN), ada.account());
        administration.enable(new Actor(grace.id(), Role.ADMIN), ada.account());
        administration.changeRole(ada, grace.id(), Role.USER);
    }

    @Test
    void it_says_who_did_what_with_whom_by_the_names_of_then_the_newest_first() {
        assertThat(lines(AuditFilter.ALL))
                .containsExactly(
                        "ada MADE_USER Grace Hopper (hopper)",
                        "Grace Hopper (hopper) ACCOUNT_ENABLED ada",
                        "Grace Hopper (hopper) ACCOUNT_DISABLED ada",
                        "ada ACCOUNT_RENAMED Grace (grace)",
                        "ada MADE_ADMINISTRATOR Grace (grace)",
                        "ada ACCOUNT_CREATED Grace (grace)");
        assertThat(list(AuditFilter.ALL))
                .allMatch(entry ->
                        entry.actor().isPresent() && entry.subject().id().isPresent());
    }

    @Test
    void what_was_refused_is_not_written_down() {
        jdbc.sql("delete from audit_entry").update();
        administration.disable(ada, ada.account());
        administration.changeRole(ada, ada.account(), Role.USER);
        administration.rename(ada, grace.id(), "ADA", "Grace");

        assertThat(list(AuditFilter.ALL)).isEmpty();
    }

    @Test
    void it_is_filtered_by_person_kind_and_time() {
        assertThat(lines(new AuditFilter("HOPPER", Optional.empty(), Optional.empty(), Optional.empty())))
                .hasSize(3);
        assertThat(lines(new AuditFilter("", Optional.of(AuditAct.MADE_USER), Optional.empty(), Optional.empty())))
                .containsExactly("ada MADE_USER Grace Hopper (hopper)");
        assertThat(lines(new AuditFilter("%", Optional.empty(), Optional.empty(), Optional.empty())))
                .isEmpty();

        jdbc.sql("update audit_entry set at = '2026-01-02T03:04:05Z' where act = 'ACCOUNT_CREATED'")
                .update();
        var day = Instant.parse("2026-01-02T00:00:00Z");
        var next = Instant.parse("2026-01-03T00:00:00Z");
        assertThat(lines(new AuditFilter("", Optional.empty(), Optional.of(day), Optional.of(next))))
                .containsExactly("ada ACCOUNT_CREATED Grace (grace)");
        assertThat(lines(new AuditFilter("", Optional.empty(), Optional.of(next), Optional.empty())))
                .hasSize(5);
    }

    @Test
    void it_comes_in_pages_and_outlives_the_accounts() {
        var first = trail.list(ada, AuditFilter.ALL, Optional.empty(), 4);
        var second = trail.list(ada, AuditFilter.ALL, first.next(), 4);
        assertThat(first.entries()).hasSize(4).doesNotContainAnyElementsOf(second.entries());
        assertThat(second.entries()).hasSize(2);
        assertThat(second.next()).isEmpty();

        jdbc.sql("delete from account where id = ?").param(grace.id().value()).update();
        assertThat(list(AuditFilter.ALL)).hasSize(6);
    }

    @Test
    void a_user_reads_nothing_of_it() {
        for (var role : Role.values()) {
            assertThatExceptionOfType(AdministratorsOnly.class)
                    .isThrownBy(() -> trail.list(new Actor(grace.id(), role), AuditFilter.ALL, Optional.empty(), 10));
        }
    }

    private List<String> lines(AuditFilter filter) {
        return list(filter).stream()
                .map(entry -> entry.actorName() + " " + entry.act().orElseThrow() + " "
                        + entry.subject().name())
                .toList();
    }

    private List<AuditEntry> list(AuditFilter filter) {
        return trail.list(ada, filter, Optional.empty(), AuditTrail.PAGE_LIMIT).entries();
    }
}
