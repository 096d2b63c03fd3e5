package dev.stepwise.run;

import dev.stepwise.endpoint.EndpointRef;
import java.util.Optional;

/**
 * How an attempt ended that was not accepted.
 *
 * @param rawReply what the model wrote, as far as it came
 * @param thinking what it thought by itself before it replied, as far as it came
 */
public record AttemptEnd(Cause cause, CauseDetail detail, String rawReply, String thinking, CallFigures figures) {

    /** Where the run goes on, if it leaves the server that this attempt was made at. */
    public Optional<EndpointRef> wentOn() {
        return detail instanceof CauseDetail.WentOn(var server) ? Optional.of(server) : Optional.empty();
    }
}
