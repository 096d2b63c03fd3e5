package dev.stepwise.account;

/** The account on whose behalf a service is called, and the role with which it logged in. */
public record Actor(AccountId account, Role role) {}
