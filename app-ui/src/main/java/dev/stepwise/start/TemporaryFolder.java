package dev.stepwise.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Where the web server and the tiny model's engine put their temporary files: a folder for its owner only, instead of one that all users
 * share. Java reads its own setting for that once, before the options are known, so each of them is told.
 */
final class TemporaryFolder implements AutoCloseable {

    /** The property that says where it is. */
    static final String PROPERTY = "stepwise.temporary";

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * In a data folder; what a killed process left there is removed.
     *
     * @throws StartFailure if it cannot be made
     */
    static TemporaryFolder in(DataFolder folder) {
        Path path = folder.path().resolve("temporary");
        try {
            FileSystemUtils.deleteRecursively(path);
            OwnerOnly.makeFolder(path);
            return new TemporaryFolder(path);
        } catch (IOException failed) {
            throw notMade(path.toString(), failed);
        }
    }

    /**
     * One of its own where temporary files usually go.
     *
     * @throws StartFailure if it cannot be made
     */
    static TemporaryFolder ofItsOwn() {
        try {
            // only its owner can enter what this makes
            return new TemporaryFolder(Files.createTempDirectory("stepwise-"));
        } catch (IOException failed) {
            throw notMade(System.getProperty("java.io.tmpdir"), failed);
        }
    }

    private static StartFailure notMade(String place, IOException why) {
        return StartFailure.because("Temporary files cannot be written in " + place + " (" + why.getMessage()
                + "): make room there, or change its owner.");
    }

    /** Tells the application where it is. */
    void tell(ConfigurableEnvironment environment) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "temporary folder",
                        Map.of(
                                PROPERTY,
                                path.toString(),
                                "server.tomcat.basedir",
                                path.resolve("tomcat").toString())));
    }

    /** Has it removed after every bean that uses it. */
    void register(ConfigurableApplicationContext context) {
        ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                .registerDisposableBean("temporaryFolder", this::close);
    }

    /** Removes it. */
    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException kept) {
            LOG.atInfo().addKeyValue("folder", path).setCause(kept).log("Temporary files could not be removed");
        }
    }
}
