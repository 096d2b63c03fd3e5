package dev.stepwise.start;

import dev.stepwise.endpoint.ModelProperties;
import dev.stepwise.endpoint.StandIn;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * What must be there before anything else is made: a data folder, a free port, a database. Each is checked as soon as the options are
 * known, so that what is missing is said in a sentence; and a database that has to be started first does so while the rest is made.
 */
final class Groundwork implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered, AutoCloseable {

    private static final String LOG = "logging.file.name";

    private @Nullable StartingDatabase database;
    private @Nullable LogFile log;
    private @Nullable TemporaryFolder temporary;

    /** After the options are read, before the log is opened: it lies in the data folder. */
    @Override
    public int getOrder() {
        return EnvironmentPostProcessorApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var starting = lay(event.getEnvironment());
        event.getBootstrapContext().addCloseListener(prepared -> {
            starting.register(prepared.getApplicationContext());
            if (temporary != null) {
                temporary.register(prepared.getApplicationContext());
            }
        });
    }

    /** @throws StartFailure for the first thing that is not as it must be */
    StartingDatabase lay(ConfigurableEnvironment environment) {
        HandedKeys.into(environment);
        requireUsable(environment);
        String url = environment.getProperty("stepwise.database.url", "");
        var laid = url.isBlank() ? embedded(environment) : own(url, environment);
        database = laid;
        return laid;
    }

    private StartingDatabase embedded(ConfigurableEnvironment environment) {
        var folder = DataFolder.take(Path.of(environment.getRequiredProperty("stepwise.data")));
        try {
            takeLog(environment);
            PageAddress.of(environment).requireFree();
            takeTemporaryFolder(TemporaryFolder.in(folder), environment);
        } catch (StartFailure failure) {
            folder.close();
            throw failure;
        }
        return StartingDatabase.embedded(folder);
    }

    /** The folder is not taken: it holds the log alone. */
    private StartingDatabase own(String url, ConfigurableEnvironment environment) {
        takeLog(environment);
        PageAddress.of(environment).requireFree();
        var own = OwnDatabase.of(url, environment);
        own.requireReachable();
        takeTemporaryFolder(TemporaryFolder.ofItsOwn(), environment);
        return StartingDatabase.own(own);
    }

    private void takeLog(ConfigurableEnvironment environment) {
        String wanted = environment.getProperty(LOG, "");
        if (!wanted.isBlank()) {
            log = LogFile.take(wanted);
            environment.getPropertySources().addFirst(new MapPropertySource("log", Map.of(LOG, log.path())));
        }
    }

    private void takeTemporaryFolder(TemporaryFolder folder, ConfigurableEnvironment environment) {
        temporary = folder;
        folder.tell(environment);
    }

    private static void requireUsable(Environment environment) {
        try {
            Binder.get(environment)
                    .bind("stepwise.model", ModelProperties.class)
                    .ifBound(ModelProperties::requireUsable);
            StandIn.requireKnown(environment.getProperty("stepwise.stand-in", "tiny"));
        } catch (RuntimeException refused) {
            throw StartFailure.because(sentence(refused));
        }
    }

    /** The properties say themselves what is wrong with them; the binder only adds where it met that. */
    private static String sentence(RuntimeException refused) {
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** The log's file; empty if the log goes to the screen alone. */
    String log() {
        return log == null ? "" : log.path();
    }

    /** Stops the database if there is one that nobody took over, and lets go of the log and removes temporary files. */
    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
        if (log != null) {
            log.close();
        }
        if (temporary != null) {
            temporary.close();
        }
    }
}
