package dev.stepwise.run.persistence;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of kept steps. */
interface StepRows extends Repository<StoredStep, UUID> {

    List<StoredStep> findByRunIdOrderByNumber(UUID runId);

    /** Pairs of a run's id and the number of its steps of the chain, for the runs of a question that have any. */
    @Query("""
            select s.runId, count(s) from StoredStep s
            where s.kind = REASONING and s.runId in (select r.id from StoredRun r where r.question.id = :question)
            group by s.runId
            """)
    List<Object[]> counts(UUID question);
}
