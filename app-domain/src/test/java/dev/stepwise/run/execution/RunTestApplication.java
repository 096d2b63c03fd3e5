package dev.stepwise.run.execution;

import dev.stepwise.run.Strategy;
import dev.stepwise.testing.TestDatabase;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The runs alone, with strategies that follow a script. */
@SpringBootApplication(scanBasePackages = "dev.stepwise.run")
@EntityScan("dev.stepwise.run")
@EnableJpaRepositories(basePackages = "dev.stepwise.run")
@Import(TestDatabase.class)
class RunTestApplication {

    @Bean
    ScriptedStrategy steps() {
        return new ScriptedStrategy(Strategy.STEPS);
    }

    @Bean
    ScriptedStrategy direct() {
        return new ScriptedStrategy(Strategy.DIRECT);
    }
}
