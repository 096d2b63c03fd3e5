package dev.stepwise.start;

import dev.stepwise.run.node.NodeThreads;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whether a thread that the node needs is failing; which ones stands in the details. */
@Component("nodeThreadsHealthIndicator")
class NodeThreadsHealth implements HealthIndicator {

    private final NodeThreads threads;

    NodeThreadsHealth(NodeThreads threads) {
        this.threads = threads;
    }

    @Override
    public Health health() {
        var failing = threads.failing();
        return failing.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("failing", failing).build();
    }
}
