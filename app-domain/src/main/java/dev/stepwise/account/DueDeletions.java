package dev.stepwise.account;

/** The accounts whose persons asked for their deletion long enough ago. */
public interface DueDeletions {

    /** Deletes them for good, with all that is their own; how many there were. */
    int delete();
}
