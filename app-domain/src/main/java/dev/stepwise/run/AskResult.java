package dev.stepwise.run;

import java.util.List;

/** What became of a question. */
public sealed interface AskResult {

    /** It is stored, and its runs are queued, in the order of their settings. */
    record Asked(QuestionId question, List<RunId> runs) implements AskResult {
        public Asked {
            runs = List.copyOf(runs);
        }
    }

    /** It holds nothing but white space. */
    record Blank() implements AskResult {}

    /** It is longer than {@link RunService#QUESTION_LIMIT} characters. */
    record TooLong(int characters) implements AskResult {}

    /** More would be under way than may be; what is there has to come to an end first. */
    record TooMany(Whose whose, int most) implements AskResult {}

    /** Whose runs are counted. */
    enum Whose {
        ACCOUNT,
        ENDPOINT
    }
}
