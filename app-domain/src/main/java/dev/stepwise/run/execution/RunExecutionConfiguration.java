package dev.stepwise.run.execution;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.stepwise.run.node.NodeClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** db-scheduler as the runs need it. The figures stand in the property file and can be overridden like any other property. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunLimits.class)
@PropertySource("classpath:dev/stepwise/run/execution/db-scheduler.properties")
class RunExecutionConfiguration {

    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

    @Bean
    static DbSchedulerCustomizer virtualThreads() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<ExecutorService> executorService() {
                return Optional.of(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("run-", 0).factory()));
            }
        };
    }

    /** Or nodes whose clocks differ would disagree about what is due, and about who still lives. */
    @Bean
    static Clock databaseTime(NodeClock clock) {
        return clock::databaseNow;
    }

    @Bean
    static Task<Void> runs(RunTask runs) {
        return Tasks.custom(RunQueue.TASK)
                .onFailure(runs::retry)
                .execute((instance, _) -> runs.execute(instance.getId()));
    }

    @Bean
    static Task<Void> sweeper(UnfinishedRuns runs) {
        return Tasks.recurring("unfinished-runs", FixedDelay.of(SWEEP_INTERVAL)).execute((_, _) -> runs.sweep());
    }

    /** Draws the seeds of runs that name none. */
    @Bean
    static RandomGenerator seeds() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
