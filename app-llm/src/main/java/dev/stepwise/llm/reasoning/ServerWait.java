package dev.stepwise.llm.reasoning;

import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.Cause;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.reasoning.RunContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Has a call wait for a server that cannot be reached, or that is loading its model: it is looked for every few seconds, up to a limit, and
 * what is told of it is one wait of one attempt. A server that answers ends the wait, and the limit counts anew from there.
 */
final class ServerWait {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    /** What a server that is away answers. */
    static final Set<Cause> AWAY = Set.of(Cause.CONNECTION_REFUSED, Cause.MODEL_LOADING, Cause.NO_FIRST_TOKEN);

    private final RunContext context;
    private final Pauses pauses;
    private final Supplier<Optional<EndpointRef>> elsewhere;
    private Duration left;
    private Optional<Cause> told = Optional.empty();

    /** @param elsewhere an equal server that is there */
    ServerWait(RunContext context, Pauses pauses, Supplier<Optional<EndpointRef>> elsewhere) {
        this.context = context;
        this.elsewhere = elsewhere;
        this.pauses = pauses;
        left = pauses.serverWait();
    }

    /**
     * Waits after a call that ended so, if its server is away, no equal one is there instead, and there is time left to wait.
     *
     * @return whether the call is to be made once more
     * @throws InterruptedException if the thread is interrupted
     */
    boolean waitsAfter(CallEnd end, AttemptRef attempt, CallHandle handle) throws InterruptedException {
        boolean away = end instanceof CallEnd.Failed failed && AWAY.contains(failed.cause());
        if (!away
                || !left.isPositive()
                || handle.isCancelled()
                || elsewhere.get().isPresent()) {
            return false;
        }
        tell(attempt, Optional.of(((CallEnd.Failed) end).cause()));
        var pause = BETWEEN_LOOKS.compareTo(left) < 0 ? BETWEEN_LOOKS : left;
        pauses.pause(pause, handle);
        left = left.minus(pause).minus(end.figures().total());
        return !handle.isCancelled();
    }

    /** The server answers a call. */
    void answered(AttemptRef attempt) {
        left = pauses.serverWait();
        tell(attempt, Optional.empty());
    }

    /** An attempt is over, and whatever is told of the next one is new. */
    void attemptEnded() {
        told = Optional.empty();
    }

    private void tell(AttemptRef attempt, Optional<Cause> cause) {
        if (!told.equals(cause)) {
            told = cause;
            context.emit(new RunEvent.AttemptWaits(attempt, cause));
        }
    }
}
