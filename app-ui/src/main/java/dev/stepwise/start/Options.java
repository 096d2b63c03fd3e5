package dev.stepwise.start;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The options of a command that works on Stepwise's data without starting Stepwise: the same as those of {@code ./stepwise run}, from the same places. */
public final class Options {

    private final Environment environment;

    private Options(Environment environment) {
        this.environment = environment;
    }

    /**
     * Reads them, and keeps the libraries' logs off the screen: what went wrong is told in a sentence.
     *
     * @throws StartFailure for an option that does not exist
     */
    public static Options of(String[] arguments) {
        LoggingSystem.get(Options.class.getClassLoader()).beforeInitialize();
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(CommandLine.properties(arguments)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return new Options(environment);
    }

    /** A PostgreSQL that somebody else runs, which answers, if one is named. */
    public Optional<Database> ownDatabase() {
        String url = environment.getProperty("stepwise.database.url", "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        var own = OwnDatabase.of(url, environment);
        own.requireReachable();
        return Optional.of(own);
    }

    /** Where the embedded database is, or will be. */
    public Path dataFolder() {
        return Path.of(environment.getRequiredProperty("stepwise.data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Where the master key is, or will be. */
    public Path masterKeyFile() {
        String named = environment.getProperty("stepwise.master-key-file", "");
        return named.isBlank() ? dataFolder().resolve("master.key") : Path.of(named);
    }

    /** Where this machine's browser finds the page: {@code http://127.0.0.1:8484}. */
    public String localPage() {
        var page = PageAddress.of(environment);
        var host = page.host().equals("0.0.0.0") || page.host().equals("::") ? "127.0.0.1" : page.host();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + page.port();
    }
}
