package dev.stepwise.run.persistence;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of directives. */
interface DirectiveRows extends Repository<StoredDirective, StoredDirective.Id> {

    /** In the order in which they were given. */
    @Query("select d from StoredDirective d where d.id.runId = :run order by d.id.number")
    List<StoredDirective> of(UUID run);

    /** The run's end heeds its stops. */
    @Modifying
    @Query("""
            update StoredDirective d set d.heededBeforeStep = :step
            where d.id.runId = :run and d.kind = STOP and d.heededBeforeStep is null
            """)
    int heedStops(UUID run, int step);
}
