package dev.stepwise.start;

import dev.stepwise.account.AccountSetup;
import dev.stepwise.endpoint.ModelServerFinder;
import dev.stepwise.endpoint.ModelServerStatus;
import dev.stepwise.endpoint.ModelServers;
import java.io.PrintStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The three lines that a person needs when Stepwise has started: where the page is, where the data lives, which model answers. */
@Component
class Greeting {

    private final AccountSetup accounts;
    private final ModelServers servers;
    private final ModelServerFinder finder;
    private final ObjectProvider<StartingDatabase> database;
    private final Environment environment;

    Greeting(
            AccountSetup accounts,
            ModelServers servers,
            ModelServerFinder finder,
            ObjectProvider<StartingDatabase> database,
            Environment environment) {
        this.accounts = accounts;
        this.servers = servers;
        this.finder = finder;
        this.database = database;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        tell(System.out);
    }

    void tell(PrintStream out) {
        out.println();
        out.println("Stepwise is at  " + page());
        database.ifAvailable(started -> out.println("Data            " + started.place()));
        out.println("Model           " + model());
        out.println();
        out.flush();
    }

    private String page() {
        return accounts.setupToken()
                .map(token -> address() + "/setup?token=" + token + "   (once: creates the administrator)")
                .orElseGet(() -> address() + "/");
    }

    private String address() {
        String host = environment.getProperty("stepwise.address", "127.0.0.1");
        String port = environment.getProperty("local.server.port", environment.getProperty("stepwise.port", ""));
        return "http://" + (everywhere(host) ? "localhost" : host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static boolean everywhere(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private String model() {
        var available = servers.available();
        if (available.isEmpty()) {
            return "none answers; start one, or see --model-url";
        }
        var first = available.getFirst();
        if (finder.status() instanceof ModelServerStatus.KeyRefused(var url) && url.equals(first.baseUrl())) {
            return url + " refuses the key, or wants one: set STEPWISE_MODEL_API_KEY_FILE";
        }
        if (finder.status() instanceof ModelServerStatus.KeyLost) {
            return first.ref().name() + " is not asked: its key cannot be read without the master key";
        }
        if (first.models().isEmpty()) {
            return first.baseUrl() + " does not answer yet; Stepwise goes on looking";
        }
        String name = first.models().getFirst().name();
        if (finder.status() instanceof ModelServerStatus.NotAnswering silent
                && silent.url().equals(first.baseUrl())) {
            return name + " on " + silent.url() + ", which does not answer yet; Stepwise goes on looking";
        }
        return first.ref().isStandIn()
                ? name + "   (for a real one: --model-url http://host:8000/v1)"
                : name + " on " + first.ref().name() + ", " + first.baseUrl();
    }
}
