package dev.stepwise.run.node;

/** Nothing was tried, for the database does not answer at the moment; what is stored is kept. */
public final class DatabaseAway extends RuntimeException {

    DatabaseAway() {
        super("The database does not answer at the moment.");
    }
}
