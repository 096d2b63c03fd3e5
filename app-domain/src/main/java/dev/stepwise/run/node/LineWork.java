package dev.stepwise.run.node;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done on the connection that a node has for itself, because it must not wait until the pool has one to spare. */
public interface LineWork {

    /** Called every 2 s while the database answers, on the thread that receives the other nodes' pings: a short statement or two, each committed by itself. */
    void attend(Connection line) throws SQLException;
}
