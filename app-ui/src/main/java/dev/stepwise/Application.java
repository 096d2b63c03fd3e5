package dev.stepwise;

import dev.stepwise.start.CommandLine;
import dev.stepwise.start.Groundwork;
import dev.stepwise.start.StartFailure;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Stepwise. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    /** Takes the options that {@code ./stepwise help} shows; ends with exit code 2 for one that it does not know, 1 if the start fails. */
    static void main(String[] args) {
        try {
            start(CommandLine.properties(args));
        } catch (StartFailure failure) {
            failure.tell(System.err);
            System.exit(failure.exitCode());
        }
    }

    private static void start(String[] properties) {
        var application = new SpringApplication(Application.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(new Groundwork());
        try {
            application.run(properties);
        } catch (RuntimeException failed) {
            throw StartFailure.in(failed).orElseThrow(() -> failed);
        }
    }
}
