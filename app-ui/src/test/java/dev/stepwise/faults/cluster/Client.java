package dev.stepwise.faults.cluster;

import static org.awaitility.Awaitility.await;

import dev.stepwise.account.Actor;
import dev.stepwise.endpoint.ModelServerFinder;
import dev.stepwise.endpoint.ModelServerStatus;
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
import dev.stepwise.ui.fixture.NoFixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** A node without pages that works on no run: whoever asks, stops and watches through it is always on another node than the run. */
public final class Client implements AutoCloseable {

    /** The product's own parts, without the tests' of the same packages. */
    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "com.vaadin.flow.spring.SpringBootAutoConfiguration",
                "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
                "com.vaadin.flow.spring.VaadinScopesConfig"
            })
    @EntityScan("dev.stepwise")
    @EnableJpaRepositories("dev.stepwise")
    @ComponentScan(
            basePackages = {
                "dev.stepwise.account",
                "dev.stepwise.endpoint",
                "dev.stepwise.history",
                "dev.stepwise.llm",
                "dev.stepwise.preset",
                "dev.stepwise.run"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = NoFixtures.class))
    static class Parts {}

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String QUESTION = "How many Rs are in “strawberry”?";

    private final ConfigurableApplicationContext context;
    private final dev.stepwise.endpoint.ModelServer server;

    private Client(ConfigurableApplicationContext context) {
        this.context = context;
        var finder = context.getBean(ModelServerFinder.class);
        await().atMost(PATIENCE).until(() -> finder.findNow() instanceof ModelServerStatus.UsingModel);
        server = context.getBean(ModelServers.class).available().getFirst();
    }

    static Client start(Path folder, JdbcConnectionDetails database, String model) {
        var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("database", database))
                .run(
                        "--stepwise.data=" + folder.resolve("client"),
                        "--stepwise.model.url=" + model,
                        "--stepwise.stand-in=none",
                        "--stepwise.limits.node-running=0",
                        "--spring.main.banner-mode=off");
        return new Client(context);
    }

    public RunService runs() {
        return context.getBean(RunService.class);
    }

    public RunFeed feed() {
        return context.getBean(RunFeed.class);
    }

    /** Asks for so many steps. */
    public RunId ask(Actor account, int steps) {
        var asked = (AskResult.Asked) runs().ask(account, QUESTION, List.of(settings(steps)));
        return asked.runs().getFirst();
    }

    private SettingsDraft settings(int steps) {
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

    @Override
    public void close() {
        context.close();
    }
}
