package dev.stepwise.bench.inside;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.Actor;
import dev.stepwise.account.Role;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.RunId;
import dev.stepwise.run.RunService;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.settings.BuiltInPreset;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.PresetName;
import dev.stepwise.settings.ReasoningSettings;
import dev.stepwise.settings.SettingsDraft;
import dev.stepwise.ui.run.RecordedPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People with an account each, who ask a question, one right after the other, and follow their run to its end. */
final class Crowd {

    private static final String QUESTION = "How many Rs are in “strawberry”?";

    private final RunService runs;
    private final RunFeed feed;
    private final ModelServers servers;
    private final JdbcClient jdbc;

    Crowd(ApplicationContext app) {
        runs = app.getBean(RunService.class);
        feed = app.getBean(RunFeed.class);
        servers = app.getBean(ModelServers.class);
        jdbc = app.getBean(JdbcClient.class);
    }

    /** A line for each run: its id, and what {@link RecordedPage#sights()} says; and a last one for the heap. */
    synchronized List<String> ask(int people, int steps) throws InterruptedException {
        var settings = settings(steps);
        var heap = HeapWatch.begin();
        Map<RunId, RecordedPage> pages = new LinkedHashMap<>();
        for (int person = 0; person < people; person++) {
            var account = account();
            var asked = (AskResult.Asked) runs.ask(account, QUESTION, List.of(settings));
            var run = asked.runs().getFirst();
            pages.put(run, RecordedPage.follow(feed, account, run));
        }
        for (var page : pages.values()) {
            page.awaitEnd();
        }
        heap.end();
        var lines = new ArrayList<String>();
        pages.forEach((run, page) -> {
            page.close();
            lines.add(run
                    + LongStream.of(page.sights())
                            .mapToObj(number -> " " + number)
                            .collect(Collectors.joining()));
        });
        lines.add(heap.words());
        return lines;
    }

    private Actor account() {
        var id = UUID.randomUUID();
        jdbc.sql(
                        "insert into account (id, username, password_hash, role, created_at) values (?, ?, 'none', 'USER', now())")
                .params(id, "somebody " + id)
                .update();
        return new Actor(new AccountId(id), Role.USER);
    }

    private SettingsDraft settings(int steps) {
        var server = servers.available().getFirst();
        return new SettingsDraft(
                new PresetName.BuiltIn(BuiltInPreset.CAREFUL_STEPS),
                server.ref(),
                server.models().getFirst().name(),
                ReasoningSettings.DEFAULT
                        .change()
                        .set(NumberSetting.MIN_STEPS, steps)
                        .set(NumberSetting.MAX_STEPS, steps)
                        .build());
    }
}
