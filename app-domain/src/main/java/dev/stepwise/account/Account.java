package dev.stepwise.account;

/**
 * Somebody who logs in.
 *
 * @param alsoPlainAnswer whether "Also get the plain answer" was ticked when they last asked
 */
public record Account(AccountId id, String username, Role role, boolean alsoPlainAnswer) {

    /** Characters that a username has at most. */
    public static final int USERNAME_LIMIT = 64;

    /** Characters that a password has at least. */
    public static final int PASSWORD_LEAST = 12;

    /** Who calls services when this account is logged in. */
    public Actor actor() {
        return new Actor(id, role);
    }
}
