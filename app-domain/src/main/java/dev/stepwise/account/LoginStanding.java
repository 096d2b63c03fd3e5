package dev.stepwise.account;

/**
 * What an account that may log in is at the moment.
 *
 * @param generation a login is good for as long as the account has this number
 */
public record LoginStanding(Role role, int generation) {}
