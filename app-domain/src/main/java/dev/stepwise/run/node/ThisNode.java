package dev.stepwise.run.node;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who this node is, and whether there are others. */
@Component
public class ThisNode {

    private final NodeId id = new NodeId(UUID.randomUUID());
    private volatile boolean alone;

    public NodeId id() {
        return id;
    }

    /** Whether no other node is on the database, so that nothing has to be written for one. While that is not known it is not so. */
    public boolean isAlone() {
        return alone;
    }

    void setAlone(boolean nowAlone) {
        alone = nowAlone;
    }
}
