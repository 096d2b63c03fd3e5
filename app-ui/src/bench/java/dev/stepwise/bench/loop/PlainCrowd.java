package dev.stepwise.bench.loop;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who ask a plain loop that keeps what it makes, as the usual tools do: each request has a platform thread, and a transaction from
 * its first step to its answer.
 */
final class PlainCrowd {

    private static final String QUESTION = "How many Rs are in “strawberry”?";

    private final PlainLoop loop;
    private final String database;
    private final String user;
    private final AtomicInteger answered = new AtomicInteger();

    private PlainCrowd(PlainLoop loop, String database, String user) {
        this.loop = loop;
        this.database = database;
        this.user = user;
    }

    /** Arguments: the base URL of the model server's API, the database's, its user, and how many people. */
    static void main(String[] arguments) throws Exception {
        int people = Integer.parseInt(arguments[3]);
        var crowd = new PlainCrowd(new PlainLoop(arguments[0]), arguments[1], arguments[2]);
        try (var connection = crowd.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists plain_step (run text, title text)");
        }
        System.out.println("A plain crowd asks " + people + " times");
        var threads = new ArrayList<Thread>();
        for (int person = 0; person < people; person++) {
            var run = "plain-" + person;
            threads.add(Thread.ofPlatform().name(run).start(() -> crowd.ask(run)));
        }
        for (var thread : threads) {
            thread.join();
        }
        System.out.println("The plain crowd has " + crowd.answered + " answers");
        // whoever measures it still has to look at it
        System.in.read();
    }

    private void ask(String run) {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            loop.ask(run, QUESTION, title -> keep(connection, run, title));
            connection.commit();
            answered.incrementAndGet();
        } catch (SQLException | IOException failed) {
            // Without a connection there is no run; its person reads an error.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database, user, "");
    }

    private static void keep(Connection connection, String run, String title) throws IOException {
        try (var statement = connection.prepareStatement("insert into plain_step (run, title) values (?, ?)")) {
            statement.setString(1, run);
            statement.setString(2, title);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }
}
