package dev.stepwise.run.execution;

import dev.stepwise.run.persistence.Claim;
import dev.stepwise.run.reasoning.Directive;
import dev.stepwise.run.reasoning.RunContext.Listening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the outside wants of a run that this node works on. */
final class Directives {

    private static final Logger LOG = LoggerFactory.getLogger(Directives.class);

    private final Claim claim;
    private final List<Consumer<Directive>> listeners = new ArrayList<>();
    private boolean stop;
    private boolean handOver;

    Directives(Claim claim) {
        this.claim = claim;
    }

    /** Under which claim the run is worked on. */
    Claim claim() {
        return claim;
    }

    void stop() {
        give(new Directive.Stop());
    }

    void handOver() {
        give(new Directive.HandOver());
    }

    private void give(Directive directive) {
        List<Consumer<Directive>> told;
        synchronized (this) {
            switch (directive) {
                case Directive.Stop _ -> stop = true;
                case Directive.HandOver _ -> handOver = true;
                case Directive.Continue _, Directive.Hint _, Directive.Extend _, Directive.FinishNow _ ->
                    throw new IllegalArgumentException("Nobody gives " + directive + ".");
            }
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> tell(listener, directive));
    }

    /** Stop goes before HandOver, and both are said for ever. */
    synchronized Optional<Directive> waiting() {
        if (stop) {
            return Optional.of(new Directive.Stop());
        }
        return handOver ? Optional.of(new Directive.HandOver()) : Optional.empty();
    }

    Listening listen(Consumer<Directive> listener) {
        var missed = new ArrayList<Directive>();
        synchronized (this) {
            listeners.add(listener);
            if (stop) {
                missed.add(new Directive.Stop());
            }
            if (handOver) {
                missed.add(new Directive.HandOver());
            }
        }
        missed.forEach(directive -> tell(listener, directive));
        return () -> {
            synchronized (this) {
                listeners.remove(listener);
            }
        };
    }

    private static void tell(Consumer<Directive> listener, Directive directive) {
        try {
            listener.accept(directive);
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("A call could not be told of a directive");
        }
    }
}
