package dev.stepwise.run.node;

import java.sql.SQLException;
import org.springframework.dao.QueryTimeoutException;

/** Tells a database that took too long from one that is away. */
public final class DatabaseTimeout {

    /** PostgreSQL's "lock not available", which Spring has no exception for. */
    private static final String LOCK_TIMEOUT = "55P03";

    private DatabaseTimeout() {}

    /** Whether a failure, or what caused it, is that a statement ran or waited for a lock longer than it may. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QueryTimeoutException || isLockTimeout(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLockTimeout(Throwable cause) {
        return cause instanceof SQLException refused && LOCK_TIMEOUT.equals(refused.getSQLState());
    }
}
