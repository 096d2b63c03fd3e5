package dev.stepwise.start;

import java.io.PrintStream;
import java.util.Optional;

/** Why Stepwise cannot start, in a sentence for the person who started it. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private StartFailure(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** Something around Stepwise is not as it must be. */
    static StartFailure because(String sentence) {
        return new StartFailure(sentence, 1);
    }

    /** The command line cannot be understood. */
    static StartFailure usage(String sentence) {
        return new StartFailure(sentence + " ./stepwise help shows the options.", 2);
    }

    /** The failure that is the cause of another exception, if there is one. */
    public static Optional<StartFailure> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure failure) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    /** Writes the sentence, and no stack trace. */
    public void tell(PrintStream out) {
        out.println("Stepwise did not start. " + getMessage());
    }

    /** What the process ends with: 1, or 2 where the command line is wrong. */
    public int exitCode() {
        return exitCode;
    }
}
