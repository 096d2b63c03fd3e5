package dev.stepwise.start;

import java.io.PrintStream;
import org.springframework.boot.SpringApplication;

/** Why Stepwise cannot start, in a sentence for the person who started it. Being abandoned, Spring adds no report of its own. */
public final class StartFailure extends SpringApplication.AbandonedRunException {

    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final int exitCode;

    private StartFailure(String sentence, int exitCode) {
        this.sentence = sentence;
        this.exitCode = exitCode;
    }

    /** Something around Stepwise is not as it must be. */
    public static StartFailure because(String sentence) {
        return new StartFailure(sentence, 1);
    }

    /** The command line cannot be understood. */
    static StartFailure usage(String sentence) {
        return new StartFailure(sentence + " ./stepwise help shows the options.", 2);
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    /** Writes the sentence, and no stack trace. */
    public void tell(PrintStream out) {
        out.println("Stepwise did not start. " + sentence);
    }

    /** What the process ends with: 1, or 2 where the command line is wrong. */
    public int exitCode() {
        return exitCode;
    }
}
