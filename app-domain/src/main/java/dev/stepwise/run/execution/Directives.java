package dev.stepwise.run.execution;

import dev.stepwise.run.Directive;
import dev.stepwise.run.GivenDirective;
import dev.stepwise.run.persistence.Claim;
import dev.stepwise.run.persistence.DirectiveReader.Known;
import dev.stepwise.run.reasoning.RunContext.Listening;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the outside wants of a run that this node works on. */
final class Directives {

    private static final Logger LOG = LoggerFactory.getLogger(Directives.class);

    private final Claim claim;
    private final List<Consumer<Directive>> listeners = new ArrayList<>();

    /** Those that were not told yet, in order. */
    private final Queue<GivenDirective> waiting = new ArrayDeque<>();

    private int known;
    private int told;
    private boolean stop;
    private boolean handOver;

    Directives(Claim claim) {
        this.claim = claim;
    }

    /** Under which claim the run is worked on. */
    Claim claim() {
        return claim;
    }

    /** Which directives of the run this node knows. */
    synchronized Known known() {
        return new Known(claim, known);
    }

    /** Takes in directives as they are stored, in order; those that are known, or were heeded before, change nothing. */
    void add(List<GivenDirective> given) {
        for (var directive : given) {
            if (isNews(directive)) {
                announce(directive.directive());
            }
        }
    }

    private synchronized boolean isNews(GivenDirective given) {
        if (given.number() <= known) {
            return false;
        }
        known = given.number();
        if (!given.isPending()) {
            return false;
        }
        stop |= given.directive() instanceof Directive.Stop;
        return waiting.add(given);
    }

    /** The run is to leave this node. */
    void handOver() {
        synchronized (this) {
            handOver = true;
        }
        announce(new Directive.HandOver());
    }

    private void announce(Directive directive) {
        List<Consumer<Directive>> listening;
        synchronized (this) {
            listening = List.copyOf(listeners);
        }
        listening.forEach(listener -> tell(listener, directive));
    }

    /** The next one. Stop goes before HandOver, and that before all others; both are said for ever. */
    synchronized Directive next() {
        if (stop) {
            return new Directive.Stop();
        }
        if (handOver) {
            return new Directive.HandOver();
        }
        var next = waiting.poll();
        if (next == null) {
            return new Directive.Continue();
        }
        told = next.number();
        return next.directive();
    }

    /** The number of the last directive that {@link #next} told; 0: none. */
    synchronized int told() {
        return told;
    }

    Listening listen(Consumer<Directive> listener) {
        List<Directive> missed = new ArrayList<>();
        synchronized (this) {
            listeners.add(listener);
            waiting.forEach(given -> missed.add(given.directive()));
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
