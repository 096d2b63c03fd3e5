package dev.stepwise.account;

/**
 * Somebody who logs in.
 *
 * @param alsoPlainAnswer whether "Also get the plain answer" was ticked when they last asked
 */
public record Account(AccountId id, String username, Role role, boolean alsoPlainAnswer) {}
