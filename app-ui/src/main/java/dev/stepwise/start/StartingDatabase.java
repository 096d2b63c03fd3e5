package dev.stepwise.start;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/** The database that this start found or is just starting. Who asks for its address waits until it answers. */
final class StartingDatabase implements JdbcConnectionDetails, AutoCloseable {

    private final String place;
    private final Future<? extends Database> database;

    private StartingDatabase(String place, Future<? extends Database> database) {
        this.place = place;
        this.database = database;
    }

    /** Starts the folder's PostgreSQL and returns at once. */
    static StartingDatabase embedded(DataFolder folder) {
        return new StartingDatabase(
                folder.path() + " (embedded PostgreSQL)", inBackground(() -> EmbeddedDatabase.start(folder)));
    }

    static StartingDatabase own(OwnDatabase database) {
        return new StartingDatabase(database.name(), inBackground(() -> database));
    }

    private static Future<Database> inBackground(Callable<Database> start) {
        var task = new FutureTask<>(start);
        Thread.ofPlatform().name("database-start").daemon().start(task);
        return task;
    }

    /** Gives the context its database, and stops it after every bean that uses it. */
    void register(ConfigurableApplicationContext context) {
        var beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
        beans.registerSingleton("database", this);
        // destroyed after every bean that uses it, for it is registered before them
        beans.registerDisposableBean("database", this::close);
    }

    /** Where the data lives, in words for a person. */
    String place() {
        return place;
    }

    @Override
    public String getJdbcUrl() {
        return await().url();
    }

    @Override
    public String getUsername() {
        return await().application().name();
    }

    @Override
    public String getPassword() {
        return await().application().password();
    }

    /** Who changes its layout. */
    DatabaseUser owner() {
        return await().owner();
    }

    private Database await() {
        try {
            return database.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof StartFailure failure ? failure : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The start was interrupted.");
        }
    }

    @Override
    public void close() {
        try {
            await().close();
        } catch (StartFailure | IllegalStateException neverStarted) {
            // the one who asked for its address has said so
        }
    }
}
