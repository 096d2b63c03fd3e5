package dev.stepwise.account.reset;

import java.time.Duration;

/** What a link with a token leads to. */
public sealed interface OpenedResetLink {

    /** It sets the password of the account with this name. */
    record Open(String loginName) implements OpenedResetLink {}

    /** It was used. */
    record Used() implements OpenedResetLink, ResetPasswordResult {}

    /** It is older than {@link ResetLinkAdministration#VALID}. */
    record Expired() implements OpenedResetLink, ResetPasswordResult {}

    /** There is no such link: there never was, a newer one took its place, or its account is gone or disabled. */
    record Unknown() implements OpenedResetLink, ResetPasswordResult {}

    /** There is none, and too many like it came from there. */
    record TooManyUnknown(Duration rest) implements OpenedResetLink, ResetPasswordResult {}
}
