package dev.stepwise;

import dev.stepwise.start.StartFailure;
import dev.stepwise.start.Startup;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Stepwise. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    /** Takes the options that {@code ./stepwise help} shows; ends with exit code 2 for one that it does not know, 1 if the start fails. */
    static void main(String[] args) {
        try {
            Startup.run(Application.class, args);
        } catch (StartFailure failure) {
            failure.tell(System.err);
            System.exit(failure.exitCode());
        }
    }
}
