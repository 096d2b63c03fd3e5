package dev.stepwise.run.execution;

import dev.stepwise.run.node.DatabaseWatch;
import dev.stepwise.run.node.NodeClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What an operator wants to see stand still, and how much this node has to do. */
@Component
class RunMetrics {

    private final Counter orphaned;
    private final Counter lost;

    RunMetrics(ObjectProvider<MeterRegistry> registries, RunsHere here, NodeClock clock, DatabaseWatch database) {
        var registry = registries.getIfAvailable(SimpleMeterRegistry::new);
        orphaned = Counter.builder("stepwise.chunks.orphaned")
                .description("Pieces of text that belonged to no call under way and were removed")
                .register(registry);
        lost = Counter.builder("stepwise.runs.lost")
                .description("Runs of lost nodes that this node took up")
                .register(registry);
        Gauge.builder("stepwise.runs.here", here, runs -> runs.all().size())
                .description("Runs that this node works on")
                .register(registry);
        Gauge.builder("stepwise.clock.ahead", clock, RunMetrics::secondsAhead)
                .description("How far this node's clock is ahead of the database's")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("stepwise.database.away", database, watch -> watch.isAway() ? 1 : 0)
                .description("1 while the database does not answer")
                .register(registry);
    }

    void orphaned(int chunks) {
        orphaned.increment(chunks);
    }

    void lost() {
        lost.increment();
    }

    private static double secondsAhead(NodeClock clock) {
        return (double) clock.ahead().toMillis() / Duration.ofSeconds(1).toMillis();
    }
}
