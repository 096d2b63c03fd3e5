package dev.stepwise.endpoint;

/** What an administrator wants with a server's key. */
public sealed interface KeyWish {

    /** The one that is kept stays; for a new server there is none. */
    record Keep() implements KeyWish {}

    /** The server wants none. */
    record None() implements KeyWish {}

    /** This one, as it was typed. */
    record Given(String text) implements KeyWish {
        @Override
        public String toString() {
            return "Given[hidden]";
        }
    }
}
