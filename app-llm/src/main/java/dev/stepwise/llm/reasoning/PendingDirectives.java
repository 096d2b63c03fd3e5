package dev.stepwise.llm.reasoning;

import dev.stepwise.run.Directive;
import dev.stepwise.run.GivenDirective;
import dev.stepwise.run.ReasoningEnd;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.reasoning.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The directives that were told so far and are still to be heeded. */
final class PendingDirectives {

    private final RunContext context;
    private final List<String> hints = new ArrayList<>();
    private Limits limits;
    private boolean askedToFinish;

    PendingDirectives(RunContext context) {
        this.context = context;
        limits = Limits.of(context.settings().reasoning().steps());
        context.heeded().forEach(this::extendAsBefore);
    }

    /** What was heeded by steps that are stored is in their user turns, but for the limits. */
    private void extendAsBefore(GivenDirective given) {
        if (given.directive() instanceof Directive.Extend(var steps)) {
            limits = limits.extended(steps, given.heededBefore().orElseThrow() - 1);
        }
    }

    /** Hears all that there is before a call, with that many steps stored; the run's end, if the outside wants it. */
    Optional<ReasoningEnd> ask(int stored) {
        while (true) {
            switch (context.next()) {
                case Directive.Continue _ -> {
                    return Optional.empty();
                }
                case Directive.Hint(var text) -> hints.add(text);
                case Directive.Extend(var steps) -> limits = limits.extended(steps, stored);
                case Directive.FinishNow _ -> askedToFinish = true;
                case Directive.Stop _ -> {
                    return Optional.of(new RunOutcome.Stopped());
                }
                case Directive.HandOver _ -> {
                    return Optional.of(new ReasoningEnd.HandedOver());
                }
            }
        }
    }

    boolean askedToFinish() {
        return askedToFinish;
    }

    Limits limits() {
        return limits;
    }

    /** The hints that no stored user turn holds yet, in the order given. */
    List<String> hints() {
        return List.copyOf(hints);
    }

    /** The first so many hints are stored. */
    void hintsStored(int count) {
        hints.subList(0, count).clear();
    }
}
