package dev.stepwise.start;

import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** The way from a command line to a running application, or to one sentence that says why there is none. */
public final class Startup {

    private Startup() {}

    /**
     * Starts the application.
     *
     * @throws StartFailure if it does not start; nothing is left running then
     */
    public static ConfigurableApplicationContext run(Class<?> application, String[] arguments) {
        String[] properties = CommandLine.properties(arguments);
        var groundwork = new Groundwork();
        var spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.addListeners(groundwork);
        try {
            return spring.run(properties);
        } catch (RuntimeException failed) {
            groundwork.close();
            throw failure(failed, groundwork.log());
        }
    }

    /** In words of what stopped the start, where there are any. */
    static StartFailure failure(RuntimeException failed, String log) {
        return cause(failed, StartFailure.class)
                .or(() -> cause(failed, BindException.class).map(Startup::unusable))
                .or(() -> cause(failed, PortInUseException.class).map(PageAddress::taken))
                .orElseGet(() -> unexpected(failed, log));
    }

    /** Without the value: it may be a secret. */
    private static StartFailure unusable(BindException refused) {
        var property = refused.getProperty();
        var origin = property == null || property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
        return StartFailure.because("The property " + (property == null ? refused.getName() : property.getName())
                + " has a value that it cannot take" + origin + ".");
    }

    private static StartFailure unexpected(RuntimeException failed, String log) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // info: what warns or worse goes to the screen too, and there the person has the sentence
        LoggerFactory.getLogger(Startup.class).info("The start failed", failed);
        return StartFailure.because("Something went wrong that it has no words for ("
                + String.valueOf(root).replaceAll("\\s+", " ") + ")."
                + (log.isBlank() ? "" : " The log says where: " + log));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
