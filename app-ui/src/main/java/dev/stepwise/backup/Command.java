package dev.stepwise.backup;

import dev.stepwise.start.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/** A command on a file; what stops it is told in a sentence, with exit code 1, or 2 where the command line is wrong. */
final class Command {

    /** What the command does: the file that its first argument names, and the options behind it. */
    interface Work {
        void on(Path file, String[] options) throws IOException, SQLException;
    }

    private Command() {}

    /** @param nothing what has not happened then, as a sentence */
    static void run(String[] arguments, String nothing, Work work) {
        if (arguments.length == 0 || arguments[0].startsWith("--")) {
            end(nothing, "The first argument is the file. ./stepwise help shows how.", 2);
            return;
        }
        try {
            work.on(Path.of(arguments[0]).toAbsolutePath(), Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (StartFailure failure) {
            end(nothing, failure.getMessage(), failure.exitCode());
        } catch (BackupFailure failure) {
            end(nothing, failure.getMessage(), 1);
        } catch (IOException | SQLException | RuntimeException failed) {
            end(nothing, "Something went wrong: " + failed.toString().replaceAll("\\s+", " "), 1);
        }
    }

    private static void end(String nothing, String sentence, int exitCode) {
        System.err.println(nothing + " " + sentence);
        System.exit(exitCode);
    }
}
