package dev.stepwise.access;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.LoginSessionId;
import dev.stepwise.account.LoginSessions;
import dev.stepwise.account.NewLogin;
import dev.stepwise.preset.PresetId;
import dev.stepwise.preset.PresetService;
import dev.stepwise.preset.SavePresetResult;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.Directive;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.settings.SettingsDraft;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first person: what is theirs, and all of it has their secret in its text.
 *
 * @param queued a run that waits
 * @param login is used by a browser of the secret's name
 * @param stopped another run of the same question
 */
record Victim(
        Actor actor,
        String secret,
        QuestionId question,
        RunId queued,
        RunId stopped,
        PresetId preset,
        LoginSessionId login) {

    static final String PASSWORD = "tidal-orchid-ninepin";

    /** Rows that are the account's, as one text. */
    private static final String ALL = """
            select (select a::text from account a where id = :account)
                || coalesce((select string_agg(p::text, '' order by id) from preset p where account_id = :account), '')
                || coalesce((select string_agg(l::text, '' order by series) from persistent_logins l where account_id = :account), '')
                || coalesce((select string_agg(s::text, '' order by id) from login_session s where account_id = :account), '')
                || coalesce((select string_agg(q::text, '' order by id) from question q where account_id = :account), '')
                || coalesce((select string_agg(r::text, '' order by r.id) from run r join question q on q.id = r.question_id
                    where q.account_id = :account), '')
                || coalesce((select string_agg(d::text, '' order by d.run_id, d.number) from run_directive d join run r on r.id = d.run_id
                    join question q on q.id = r.question_id where q.account_id = :account), '')
            """;

    static Victim of(
            Actor actor,
            String secret,
            SettingsDraft settings,
            RunService runs,
            PresetService presets,
            LoginSessions logins) {
        var asked = (AskResult.Asked) runs.ask(actor, "What of " + secret + "?", List.of(settings, settings));
        runs.give(actor, asked.runs().get(1), new Directive.Stop());
        var preset = (SavePresetResult.Saved) presets.create(actor, secret, settings.reasoning());
        var login = LoginSessionId.random();
        logins.begin(new NewLogin(login, actor.account(), 0, secret, "127.0.0.1", true), Instant.now());
        return new Victim(
                actor,
                secret,
                asked.question(),
                asked.runs().get(0),
                asked.runs().get(1),
                preset.preset().id(),
                login);
    }

    static String newSecret() {
        return "secret" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The same with ids that nothing has. */
    Victim withIdsOfNothing() {
        return new Victim(
                new Actor(new AccountId(UUID.randomUUID()), actor.role()),
                secret,
                new QuestionId(UUID.randomUUID()),
                new RunId(UUID.randomUUID()),
                new RunId(UUID.randomUUID()),
                new PresetId(UUID.randomUUID()),
                LoginSessionId.random());
    }

    /** All that is the person's, as it is stored now. */
    String stored(JdbcClient jdbc) {
        return jdbc.sql(ALL)
                .param("account", actor.account().value())
                .query(String.class)
                .single();
    }
}
