package dev.stepwise.run.node;

import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who this node is, and whether there are others. */
@Component
public class ThisNode {

    /** A node whose connection broke has connected again by then. */
    private static final Duration CERTAIN = Duration.ofSeconds(8);

    private final NodeId id = new NodeId(UUID.randomUUID());
    private final String name;
    private volatile boolean alone;
    private volatile long olderGoneSince;
    private volatile boolean olderGone;

    ThisNode(@Value("${stepwise.node.name:${HOSTNAME:}}") String name) {
        this.name = name;
    }

    /** What people call it; may be empty, and several nodes may have the same name. */
    public String name() {
        return name;
    }

    public NodeId id() {
        return id;
    }

    /** Whether no other node is on the database, so that nothing has to be written for one. While that is not known it is not so. */
    public boolean isAlone() {
        return alone;
    }

    /** Whether no node of the version before has been on the database for some seconds. While that is not known it is not so. */
    public boolean areOlderGone() {
        return olderGone && System.nanoTime() - olderGoneSince >= CERTAIN.toNanos();
    }

    void setOlderGone(boolean nowGone) {
        if (nowGone && !olderGone) {
            olderGoneSince = System.nanoTime();
        }
        olderGone = nowGone;
    }

    void setAlone(boolean nowAlone) {
        alone = nowAlone;
    }
}
