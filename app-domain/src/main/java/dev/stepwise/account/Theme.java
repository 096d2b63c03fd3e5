package dev.stepwise.account;

/** How bright pages are. */
public enum Theme {
    LIGHT,
    DARK
}
