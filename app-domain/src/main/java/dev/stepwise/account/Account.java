package dev.stepwise.account;

/**
 * Somebody who logs in.
 *
 * @param loginName what they type to log in; one name for one person in any case of letters
 * @param displayName what they are called on pages; others may be called the same
 * @param alsoPlainAnswer whether "Also get the plain answer" was ticked when they last asked
 */
public record Account(AccountId id, String loginName, String displayName, Role role, boolean alsoPlainAnswer) {

    /** Characters that a login name has at most. */
    public static final int LOGIN_NAME_LIMIT = 64;

    /** Characters that a display name has at most. */
    public static final int DISPLAY_NAME_LIMIT = 100;

    /** Characters that a password has at least. */
    public static final int PASSWORD_LEAST = 12;

    /** Who calls services when this account is logged in. */
    public Actor actor() {
        return new Actor(id, role);
    }
}
