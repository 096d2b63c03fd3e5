package dev.stepwise.ui.ask;

import dev.stepwise.endpoint.TinyObstacle;
import dev.stepwise.endpoint.TinyServer;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The computer is of a kind that llama.cpp was not built for. */
@TestConfiguration(proxyBeanMethods = false)
class NoProgramForTheTinyModel {

    @Bean
    @Primary
    TinyServer tinyThatCannotRun() {
        return new TinyServer() {
            @Override
            public Optional<TinyObstacle> obstacle() {
                return Optional.of(TinyObstacle.NO_PROGRAM);
            }

            @Override
            public URI baseUrl() {
                throw new AssertionError("Nobody asks a tiny model that cannot run.");
            }
        };
    }
}
