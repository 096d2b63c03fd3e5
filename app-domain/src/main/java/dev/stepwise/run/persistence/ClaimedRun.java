package dev.stepwise.run.persistence;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.Attempt;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.GivenDirective;
import dev.stepwise.run.QuestionId;
import dev.stepwise.run.RunLogEntry;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.ThinkingEnd;
import dev.stepwise.settings.RunSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as it was stored when it was claimed: all that is needed to go on with it.
 *
 * @param lastAttempts the highest ordinal of the attempts at a step; none for a step without any
 * @param attempts those at a step that count against the limit, in order; none for a step without any
 * @param earlierAttempts those from before the run was last asked to go on, likewise
 * @param directives all that were given to the run, in order
 * @param told what the run's log says of the claim, in order
 */
public record ClaimedRun(
        Claim claim,
        AccountId account,
        QuestionId questionId,
        String question,
        RunSettings settings,
        Optional<String> systemPrompt,
        List<CompletedStep> steps,
        Optional<ThinkingEnd> thinkingEnd,
        Map<StepRef, Integer> lastAttempts,
        Map<StepRef, List<Attempt>> attempts,
        Map<StepRef, List<Attempt>> earlierAttempts,
        List<GivenDirective> directives,
        Duration workedBefore,
        List<RunLogEntry> told) {

    public ClaimedRun {
        steps = List.copyOf(steps);
        lastAttempts = Map.copyOf(lastAttempts);
        attempts = Map.copyOf(attempts);
        earlierAttempts = Map.copyOf(earlierAttempts);
        directives = List.copyOf(directives);
        told = List.copyOf(told);
    }
}
