package dev.stepwise.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run whole: what its page shows, read with a constant number of queries.
 *
 * @param siblings all runs of the question in order, this one among them
 * @param steps in order; the answer, if there is one, is the last
 * @param attempts all, in the order in which they began
 * @param unfinished what can be read of the steps, and of an answer, that were tried and not kept
 * @param stemsFrom the run that this one was started from with other settings
 * @param takenUpAgain how often it was queued again after an end ("Try to go on")
 * @param directives all that were given to it, in order
 * @param logSeq the number of the last entry of the run's log that this holds; 0 before the first
 */
public record RunDetails(
        RunSummary run,
        QuestionId questionId,
        String question,
        Instant askedAt,
        Optional<String> systemPrompt,
        Optional<RunId> stemsFrom,
        int takenUpAgain,
        List<GivenDirective> directives,
        List<RunSummary> siblings,
        List<KeptStep> steps,
        List<Attempt> attempts,
        Map<StepRef, ReplyText> unfinished,
        int logSeq) {

    public RunDetails {
        directives = List.copyOf(directives);
        siblings = List.copyOf(siblings);
        steps = List.copyOf(steps);
        attempts = List.copyOf(attempts);
        unfinished = Map.copyOf(unfinished);
    }

    /** Whether it is to end as soon as the model server lets go. */
    public boolean stopRequested() {
        return directives.stream().anyMatch(given -> given.isPending() && given.directive() instanceof Directive.Stop);
    }

    /** The answer, if there is one. */
    public Optional<KeptStep> answer() {
        return steps.stream()
                .filter(kept -> kept.step().ref().kind() == StepKind.ANSWER)
                .findFirst();
    }

    /** The steps of the chain, without the answer. */
    public List<KeptStep> reasoning() {
        return steps.stream()
                .filter(kept -> kept.step().ref().kind() == StepKind.REASONING)
                .toList();
    }
}
