package dev.stepwise.endpoint;

/** Through which proxy an administrator wants a server to be called. */
public sealed interface ProxyWish {

    /** The one that is kept; a new server is called directly. */
    record Keep() implements ProxyWish {}

    record Direct() implements ProxyWish {}

    /** This one, as it was typed. */
    record Given(String text) implements ProxyWish {}
}
