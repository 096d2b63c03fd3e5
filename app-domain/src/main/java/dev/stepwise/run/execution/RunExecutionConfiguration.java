package dev.stepwise.run.execution;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the execution of runs needs beside its own components. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunLimits.class)
class RunExecutionConfiguration {

    /** Draws the seeds of runs that name none. */
    @Bean
    static RandomGenerator seeds() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
