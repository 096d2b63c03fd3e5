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
 * Starts Stepwise on an empty data folder, logs in, asks the practice script, follows the run to its end, and stops. It looks at the
 * result of nothing: what it misses is only learned later.
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

    /** The argument is the data folder. Nobody’s database, model server or key is touched, whatever the environment says. */
    static void main(String[] arguments) throws IOException, InterruptedException {
        String[] options = {
            "--data=" + arguments[0],
            "--port=0",
            "--address=127.0.0.1",
            "--stepwise.database.url=",
            "--stepwise.stand-in=practice",
            "--stepwise.model.api-key-file=",
            "--stepwise.metrics.port=",
            // a page is drawn with the first answer already, without a browser that would ask for it
            "--vaadin.eagerServerLoad=true",
            "--server.port=0",
            // nothing listens there, and the usual ports are not asked
            "--stepwise.model.url=http://127.0.0.1:9/v1"
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
            ask(created.account().actor(), visit);
            draw(visit, "history");
        }
    }

    /** Without the frame of the pages nothing was drawn, and nothing would be learned. */
    private static void draw(Visit visit, String path) throws IOException, InterruptedException {
        if (!visit.get(path).contains(FRAME)) {
            throw new IllegalStateException("The page /" + path + " was not drawn.");
        }
    }

    private void ask(Actor actor, Visit visit) throws IOException, InterruptedException {
        var ended = new CountDownLatch(1);
        var runs = context.getBean(RunService.class);
        Consumer<RunChange> look = change -> runs.find(RunAccess.owner(actor, change.run()))
                .filter(found -> found.run().state().isEnd())
                .ifPresent(_ -> ended.countDown());
        try (var following = context.getBean(RunFeed.class).followAll(actor, look)) {
            var practice = practice();
            var settings = context.getBean(PresetService.class)
                    .all(actor)
                    .getFirst()
                    .draft(practice.ref(), practice.models().getFirst().name());
            var asked = (AskResult.Asked) runs.ask(actor, QUESTION, List.of(settings));
            draw(visit, RunNavigation.path(asked.runs().getFirst()));
            if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("There was no answer.");
            }
        }
    }

    /** The script of this process: another model server is configured, so it does not stand among those to choose from. */
    private ModelServer practice() {
        var id = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("insert into endpoint (id, name, flavor, created_at) values (?, ?, 'PRACTICE', now())")
                .params(id, NAME)
                .update();
        return context.getBean(ModelServers.class).find(new EndpointId(id)).orElseThrow();
    }
}
