package dev.stepwise.llm.model;

import java.util.List;

/**
 * A question.
 *
 * @param number from 0 within its kind; it is the run's seed
 * @param expected the right answer; empty where nobody judges
 * @param given what the question itself names, which answers nothing, or, for decimals, what there is to choose from
 */
record Question(Kind kind, int number, String text, String expected, List<String> given) {

    /** What is asked. */
    enum Kind {
        SUMS,
        DECIMALS,
        LETTERS,
        /** Everyday matters, code, Chinese, mathematics: read by people, judged by nobody. */
        ALL
    }

    Question {
        given = List.copyOf(given);
    }

    boolean isJudged() {
        return kind != Kind.ALL;
    }
}
