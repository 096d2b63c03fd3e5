package dev.stepwise.rotation;

import dev.stepwise.secret.KeyRotation;
import dev.stepwise.start.Database;
import dev.stepwise.start.Options;
import dev.stepwise.start.StartFailure;
import java.io.IOException;
import java.sql.SQLException;

/** {@code ./stepwise rotate-key}: encrypts all keys of model servers under a new master key, while Stepwise runs or not. */
final class RotateKey {

    private RotateKey() {}

    static void main(String[] arguments) {
        try {
            rotate(Options.of(arguments));
        } catch (StartFailure failure) {
            end(failure.getMessage(), failure.exitCode());
        } catch (IOException | SQLException | RuntimeException failed) {
            end("Something went wrong: " + failed.getClass().getSimpleName() + ". It can be done again.", 1);
        }
    }

    private static void rotate(Options options) throws IOException, SQLException {
        var file = options.masterKeyFile();
        try (var database = options.ownDatabase().orElseGet(() -> Database.embeddedIn(options.dataFolder()));
                var connection = database.connect()) {
            var rotated = new KeyRotation(file)
                    .rotate(connection)
                    .orElseThrow(() -> StartFailure.because("There is no master key in " + file
                            + " that can be read. It is made when the first key is given."));
            System.out.printf(
                    "There is a new master key in %s: %d keys are encrypted with it.%n", file, rotated.rotated());
            if (rotated.lost() > 0) {
                System.out.printf(
                        "%d could not be read with the old one, and stay as they are: give them anew.%n",
                        rotated.lost());
            }
            System.out.println("Nodes with a file of their own need a copy of this one now.");
        }
    }

    private static void end(String sentence, int exitCode) {
        System.err.println("The master key was not changed. " + sentence);
        System.exit(exitCode);
    }
}
