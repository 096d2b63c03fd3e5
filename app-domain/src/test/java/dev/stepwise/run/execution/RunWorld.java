package dev.stepwise.run.execution;

import dev.stepwise.account.AccountId;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.OutputMode;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.run.SettingsDraft;
import dev.stepwise.run.Strategy;
import dev.stepwise.run.feed.RunFeed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts, settings and short ways for tests of runs. */
@Component
class RunWorld {

    private static final EndpointRef ENDPOINT = new EndpointRef(
            new EndpointId(UUID.fromString("01980000-0000-7000-8000-0000000000e1")), "lab", Flavor.VLLM);

    final RunService runs;
    final RunFeed feed;
    final JdbcClient sql;

    RunWorld(RunService runs, RunFeed feed, JdbcClient sql) {
        this.runs = runs;
        this.feed = feed;
        this.sql = sql;
    }

    /** A new account. */
    AccountId account() {
        sql.sql(
                        "insert into endpoint values (?, 'lab', 'http://localhost:8000/v1', 'VLLM', now()) on conflict do nothing")
                .param(ENDPOINT.id().value())
                .update();
        var id = UUID.randomUUID();
        sql.sql("insert into account values (?, ?, 'none', 'USER', false, now())")
                .params(id, "somebody " + id)
                .update();
        return new AccountId(id);
    }

    static SettingsDraft settings(Strategy strategy) {
        return new SettingsDraft(
                "Careful steps",
                ENDPOINT,
                "llama-8b",
                strategy,
                0.5,
                0.9,
                OptionalInt.empty(),
                3,
                25,
                300,
                500,
                OutputMode.JSON_SCHEMA,
                Optional.empty());
    }

    RunId ask(AccountId account, String question) {
        var asked = (AskResult.Asked) runs.ask(account, question, List.of(settings(Strategy.STEPS)));
        return asked.runs().getFirst();
    }

    FollowedRun follow(AccountId account, RunId run) {
        var followed = new FollowedRun();
        feed.follow(account, run, followed).orElseThrow();
        return followed;
    }

    int tasks(RunId run) {
        return sql.sql("select count(*) from scheduled_tasks where task_instance = ?")
                .param(run.toString())
                .query(Integer.class)
                .single();
    }
}
