package dev.stepwise.rehearsal;

import dev.stepwise.Application;
import dev.stepwise.account.AccountSetup;
import dev.stepwise.account.Actor;
import dev.stepwise.account.CreateAccountResult;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.preset.PresetService;
import dev.stepwise.run.AskResult;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunService;
import dev.stepwise.run.RunState;
import dev.stepwise.run.feed.RunFeed;
import dev.stepwise.run.node.RunChange;
import dev.stepwise.start.Startup;
import dev.stepwise.ui.run.navigation.RunNavigation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Starts Stepwise on an empty data folder, logs in, asks the tiny model, follows the run to its end, and stops. Where the tiny model
 * cannot run, it asks nothing and says so. It looks at the result of nothing: what it misses is only learned later.
 *
 * @see "docs/decisions/0015-a-start-that-was-learned.md"
 */
final class Rehearsal {

    private static final String NAME = "rehearsal";
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final String QUESTION = "How many Rs are in “strawberry”?";
    /** The class of the layout's main part, as it stands in the changes that a page is drawn from. */
    private static final String FRAME = "shell-main";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ConfigurableApplicationContext context;
    private final URI address;

    private Rehearsal(ConfigurableApplicationContext context) {
        this.context = context;
        this.address =
                URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /**
     * The argument is the data folder. Nobody’s database or key is touched, whatever the environment says. Model servers are
     * looked for at the usual ports, as at any start, and asked nothing.
     */
    static void main(String[] arguments) throws IOException, InterruptedException {
        String[] options = {
            "--data=" + arguments[0],
            "--port=0",
            "--address=127.0.0.1",
            "--stepwise.database.url=",
            "--stepwise.stand-in=tiny",
            "--stepwise.tiny.tokens-per-second=0",
            "--stepwise.limits.server-wait=0s",
            "--stepwise.model.url=",
            "--stepwise.model.api-key-file=",
            "--stepwise.metrics.port=",
            // a page is drawn with the first answer already, without a browser that would ask for it
            "--vaadin.eagerServerLoad=true",
            "--server.port=0"
        };
        try (var context = Startup.run(Application.class, options)) {
            new Rehearsal(context).perform();
        }
    }

    private void perform() throws IOException, InterruptedException {
        var accounts = context.getBean(AccountSetup.class);
        var token = accounts.setupToken().orElseThrow();
        var created = (CreateAccountResult.Created) accounts.createAdministrator(token, NAME, PASSWORD);
        try (var visit = new Visit(address)) {
            visit.logIn(NAME, PASSWORD);
            draw(visit, "");
            var tiny = context.getBean(ModelServers.class).find(tiny());
            if (tiny.isPresent()) {
                ask(created.account().actor(), tiny.get(), visit);
            } else {
                say(
                        "Nothing was asked, for the tiny model cannot run here: the start and the login are learned, and no question.");
            }
            draw(visit, "history");
        }
    }

    /** Without the frame of the pages nothing was drawn, and nothing would be learned. */
    private static void draw(Visit visit, String path) throws IOException, InterruptedException {
        if (!visit.get(path).contains(FRAME)) {
            throw new IllegalStateException("The page /" + path + " was not drawn.");
        }
    }

    private void ask(Actor actor, ModelServer tiny, Visit visit) throws IOException, InterruptedException {
        var ended = new CountDownLatch(1);
        var runs = context.getBean(RunService.class);
        Consumer<RunChange> look = change -> runs.find(RunAccess.owner(actor, change.run()))
                .filter(found -> found.run().state().isEnd())
                .ifPresent(_ -> ended.countDown());
        try (var following = context.getBean(RunFeed.class).followAll(actor, look)) {
            var settings = context.getBean(PresetService.class)
                    .all(actor)
                    .getFirst()
                    .draft(tiny.ref(), tiny.models().getFirst().name());
            var asked = (AskResult.Asked) runs.ask(actor, QUESTION, List.of(settings));
            var run = asked.runs().getFirst();
            draw(visit, RunNavigation.path(run));
            if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    || !isAnswered(runs, RunAccess.owner(actor, run))) {
                say(
                        "The tiny model gave no answer: the start and the login are learned, and of a question only how it is asked.");
            }
        }
    }

    private static boolean isAnswered(RunService runs, RunAccess access) {
        return runs.find(access)
                .filter(found -> found.run().state() == RunState.ANSWERED)
                .isPresent();
    }

    /** The tiny model of this process, which does not stand among those to choose from where a model server is found. */
    private EndpointId tiny() {
        var id = context.getBean(JdbcClient.class)
                .sql("""
                        insert into endpoint (id, name, flavor, created_at, origin) values (?, ?, 'TINY', now(), 'STAND_IN')
                        on conflict (flavor) where base_url is null do update set name = endpoint.name returning id
                        """)
                .params(UUID.randomUUID(), NAME)
                .query(UUID.class)
                .single();
        return new EndpointId(id);
    }

    /** What the launcher keeps in its log of the rehearsal; Stepwise's own log goes with the data folder. */
    private static void say(String sentence) {
        System.out.println(sentence);
    }
}
