package dev.stepwise.llm.practice;

/** What a request wants next. */
sealed interface Turn {

    /** As the log names it. */
    default String inWords() {
        return switch (this) {
            case Step(int number) -> "step " + number;
            case Answer() -> "answer";
            case Direct() -> "direct";
        };
    }

    /** A step of the chain, counted from 1. */
    record Step(int number) implements Turn {}

    /** The answer after the steps. */
    record Answer() implements Turn {}

    /** The plain answer, without steps. */
    record Direct() implements Turn {}
}
