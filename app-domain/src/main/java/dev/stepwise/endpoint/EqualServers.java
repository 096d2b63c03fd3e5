package dev.stepwise.endpoint;

import java.util.List;

/** The servers that an administrator declared equal. */
public interface EqualServers {

    /** Nothing is equal to anything. */
    EqualServers NONE = (_, _) -> List.of();

    /**
     * Where a run on this server may go as well: those declared equal to it that offer the model, that this node reaches and that answered
     * when it last looked, itself among them if it did. First the one where the fewest runs of ours wait or are at work, before all those
     * whose number of calls at once is reached. Empty where nothing is equal to it.
     */
    List<EndpointRef> answering(EndpointId server, String model);
}
