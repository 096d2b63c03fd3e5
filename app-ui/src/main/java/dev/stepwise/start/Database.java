package dev.stepwise.start;

/** A PostgreSQL that answers, and how to reach it. */
sealed interface Database extends AutoCloseable permits EmbeddedDatabase, OwnDatabase {

    /** For JDBC. */
    String url();

    String user();

    String password();

    @Override
    void close();
}
