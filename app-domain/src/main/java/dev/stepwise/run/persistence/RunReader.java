package dev.stepwise.run.persistence;

import dev.stepwise.account.AccountId;
import dev.stepwise.run.KeptStep;
import dev.stepwise.run.ReplyText;
import dev.stepwise.run.RunAccess;
import dev.stepwise.run.RunDetails;
import dev.stepwise.run.RunId;
import dev.stepwise.run.StepRef;
import dev.stepwise.run.reasoning.ReplyReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a run whole, as it was at one moment, with a number of queries that does not depend on its size. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class RunReader {

    private final AccessCheck check;
    private final RunRows runs;
    private final StepRows steps;
    private final AttemptRows attempts;
    private final DirectiveRows directives;
    private final PromptRows prompts;
    private final ReplyReading reading;

    RunReader(
            AccessCheck check,
            RunRows runs,
            StepRows steps,
            AttemptRows attempts,
            DirectiveRows directives,
            PromptRows prompts,
            ReplyReading reading) {
        this.check = check;
        this.runs = runs;
        this.steps = steps;
        this.attempts = attempts;
        this.directives = directives;
        this.prompts = prompts;
        this.reading = reading;
    }

    /** The run, with a right to it. */
    public Optional<RunDetails> find(RunAccess access) {
        return check.run(access).flatMap(runs::withQuestion).map(this::read);
    }

    private RunDetails read(StoredRun run) {
        var question = run.question;
        var counts = steps.counts(question.id).stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).intValue()));
        var siblings = runs.siblings(question.id).stream()
                .map(sibling -> sibling.summary(counts.getOrDefault(sibling.id, 0)))
                .toList();
        var kept = steps.findByRunIdOrderByNumber(run.id).stream()
                .map(StoredStep::kept)
                .toList();
        var tried = attempts.of(run.id);
        return new RunDetails(
                run.summary(counts.getOrDefault(run.id, 0)),
                question.questionId(),
                question.text,
                question.askedAt,
                Optional.ofNullable(run.systemPromptHash)
                        .map(hash -> prompts.findByHash(hash).orElseThrow().text),
                Optional.ofNullable(run.stemsFrom).map(RunId::new),
                run.takenUpAgain,
                directives.of(run.id).stream().map(StoredDirective::given).toList(),
                siblings,
                kept,
                tried.stream().map(StoredAttempt::toAttempt).toList(),
                unfinished(run.settings, kept, tried),
                run.logSeq);
    }

    private ReplyText read(SettingsColumns settings, StoredAttempt attempt) {
        var text = reading.read(settings.strategy(), settings.outputMode(), attempt.stepKind, attempt.rawReply);
        return attempt.thinking.isEmpty() ? text : text.withThinking(attempt.thinking);
    }

    /** Of each step the latest attempt that left something to read. */
    private Map<StepRef, ReplyText> unfinished(
            SettingsColumns settings, List<KeptStep> kept, List<StoredAttempt> tried) {
        var keptRefs = kept.stream().map(step -> step.step().ref()).collect(Collectors.toSet());
        var texts = new HashMap<StepRef, ReplyText>();
        for (var attempt : tried) {
            if (!keptRefs.contains(attempt.step())) {
                texts.merge(attempt.step(), read(settings, attempt), (earlier, later) -> later.or(earlier));
            }
        }
        return texts;
    }

    /** The account's runs that have not ended. */
    @Transactional(readOnly = true)
    public List<RunId> unfinished(AccountId account) {
        return runs.unfinished(account.value()).stream().map(RunId::new).toList();
    }
}
