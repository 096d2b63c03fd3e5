package dev.stepwise.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.stepwise.account.AccountAdministration;
import dev.stepwise.account.AccountDeletion;
import dev.stepwise.account.AccountDisabled;
import dev.stepwise.account.Actor;
import dev.stepwise.account.AskDeletionResult;
import dev.stepwise.account.DueDeletions;
import dev.stepwise.account.LoginAccounts;
import dev.stepwise.account.LoginSessions;
import dev.stepwise.account.Role;
import dev.stepwise.preset.PresetService;
import dev.stepwise.run.fixture.RunWorld;
import dev.stepwise.settings.Strategy;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What becomes of an account whose person wants it deleted, and of all that is its own. */
@SpringBootTest(
        classes = AllServicesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "stepwise.limits.node-running=0")
class AccountDeletionTest {

    @Autowired
    private RunWorld world;

    @Autowired
    private AccountDeletion deletion;

    @Autowired
    private DueDeletions due;

    @Autowired
    private AccountAdministration administration;

    @Autowired
    private LoginAccounts logins;

    @Autowired
    private LoginSessions sessions;

    @Autowired
    private PresetService presets;

    @Autowired
    private PasswordEncoder encoder;

    private Victim victim;

    @BeforeEach
    void somebody_has_all_that_an_account_can_have() {
        victim = Victim.of(
                person(Role.USER),
                Victim.newSecret(),
                RunWorld.settings(Strategy.STEPS),
                world.runs,
                presets,
                sessions);
    }

    @Test
    void a_wrong_password_deletes_nothing() {
        assertThat(deletion.ask(victim.actor(), "not the password")).isEqualTo(new AskDeletionResult.WrongPassword());
        assertThat(sessions.good(List.of(victim.login()))).isNotEmpty();
    }

    @Test
    void from_then_on_nobody_is_logged_in_and_nothing_can_be_asked() {
        var settings = List.of(RunWorld.settings(Strategy.STEPS));
        assertThat(deletion.ask(victim.actor(), Victim.PASSWORD)).isEqualTo(new AskDeletionResult.Asked());

        assertThat(sessions.good(List.of(victim.login()))).isEmpty();
        assertThat(logins.credentials(victim.actor().account())).isEmpty();
        assertThatExceptionOfType(AccountDisabled.class)
                .isThrownBy(() -> world.runs.ask(victim.actor(), "What of it?", settings));
    }

    @Test
    void its_runs_that_have_not_ended_are_stopped() {
        world.runs.stopAll(victim.actor());

        assertThat(world.sql
                        .sql("select count(*) from run where question_id = ? and state in ('QUEUED', 'RUNNING')")
                        .param(victim.question().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void for_a_week_an_administrator_can_keep_it() {
        deletion.ask(victim.actor(), Victim.PASSWORD);
        asked("6 days 23 hours");
        due.delete();
        administration.keep(person(Role.ADMIN), victim.actor().account());
        asked("8 days");
        due.delete();

        assertThat(logins.credentials(victim.actor().account())).isPresent();
        assertThat(OwnedRows.of(victim, world.sql).values()).allMatch(rows -> rows > 0);
    }

    @Test
    void who_was_disabled_for_another_reason_is_not_let_in_by_keeping() {
        var administrator = person(Role.ADMIN);
        administration.disable(administrator, victim.actor().account());
        administration.keep(administrator, victim.actor().account());

        assertThat(logins.credentials(victim.actor().account())).isEmpty();
    }

    /** Every table with a column that names an account, a question or a run is looked through, also those to come. */
    @Test
    void after_a_week_no_table_holds_anything_of_it() {
        await().until(() -> OwnedRows.of(victim, world.sql).containsKey("search_text"));
        assertThat(OwnedRows.of(victim, world.sql))
                .containsKeys("question", "run", "run_log", "preset", "login_session");
        deletion.ask(victim.actor(), Victim.PASSWORD);
        asked("7 days 1 second");
        assertThat(due.delete()).isOne();

        assertThat(OwnedRows.of(victim, world.sql)).isEmpty();
        assertThat(world.sql
                        .sql("select count(*) from account where id = ?")
                        .param(victim.actor().account().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Tables that hold nothing in the test above, too. */
    @Test
    void no_table_keeps_what_it_holds_of_an_account_a_question_or_a_run_that_is_gone() {
        var keeping = world.sql.sql("""
                select conrelid::regclass || ' ' || conname from pg_constraint
                where contype = 'f' and confdeltype not in ('c', 'n')
                    and confrelid in ('account'::regclass, 'question'::regclass, 'run'::regclass)
                """).query(String.class).list();

        assertThat(keeping).isEmpty();
    }

    @Test
    void the_last_administrator_stays() {
        world.sql.sql("update account set role = 'USER'").update();
        var last = person(Role.ADMIN);
        assertThat(deletion.ask(last, Victim.PASSWORD)).isEqualTo(new AskDeletionResult.LastAdministrator());

        person(Role.ADMIN);
        assertThat(deletion.ask(last, Victim.PASSWORD)).isEqualTo(new AskDeletionResult.Asked());
    }

    private void asked(String ago) {
        world.sql
                .sql("update account set deletion_asked_at = now() - cast(? as interval)"
                        + " where id = ? and deletion_asked_at is not null")
                .params(ago, victim.actor().account().value())
                .update();
    }

    private Actor person(Role role) {
        var account = world.account().account();
        world.sql
                .sql("update account set role = ?, password_hash = ? where id = ?")
                .params(role.name(), encoder.encode(Victim.PASSWORD), account.value())
                .update();
        return new Actor(account, role);
    }
}
