package dev.stepwise.run;

import java.util.List;

/** What became of a question. */
public sealed interface AskResult permits AskResult.Asked, AskResult.Blank, AskResult.TooLong, TooMany {

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
}
