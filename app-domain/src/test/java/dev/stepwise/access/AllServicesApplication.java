package dev.stepwise.access;

import dev.stepwise.endpoint.ModelServerProbe;
import dev.stepwise.endpoint.ModelServerTrial;
import dev.stepwise.endpoint.NoServer;
import dev.stepwise.endpoint.ProbeResult;
import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.endpoint.TinyServer;
import dev.stepwise.testing.TestDatabase;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** All services of the domain at once, with strategies that follow a script and no model server. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({
    "dev.stepwise.account",
    "dev.stepwise.endpoint",
    "dev.stepwise.preset",
    "dev.stepwise.history",
    "dev.stepwise.run"
})
@EntityScan({"dev.stepwise.account", "dev.stepwise.preset"})
@EnableJpaRepositories({"dev.stepwise.account", "dev.stepwise.preset"})
@Import(TestDatabase.class)
class AllServicesApplication {

    @Bean
    ModelServerProbe nobodyAnswers() {
        return (_, _, _) -> new ProbeResult.NotFound(NoServer.Reason.NO_MODEL_LIST);
    }

    @Bean
    TinyServer tinyServer() {
        return new TinyServer() {
            @Override
            public Optional<TinyObstacle> obstacle() {
                return Optional.of(TinyObstacle.NO_WEIGHTS);
            }

            @Override
            public URI baseUrl() {
                return URI.create("http://localhost:1/v1");
            }
        };
    }

    @Bean
    ModelServerTrial nothingIsTried() {
        return (_, _, _) ->
                new ModelServerTrial.Outcome(ModelServerTrial.Access.GRANTED, List.of(), OptionalInt.empty());
    }
}
