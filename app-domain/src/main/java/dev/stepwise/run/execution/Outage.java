package dev.stepwise.run.execution;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.TransactionException;

/** Tells the database's failures, after which a run goes on as it was stored, from a strategy's own, which end it. */
final class Outage {

    private Outage() {}

    static boolean causes(Throwable failure) {
        return switch (failure) {
            // what the database refuses now it refuses for ever
            case DataIntegrityViolationException _, InvalidDataAccessApiUsageException _ -> false;
            case DataAccessException _, TransactionException _ -> true;
            default -> false;
        };
    }
}
