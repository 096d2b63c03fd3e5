package dev.stepwise.account;

/** What an account may do. */
public enum Role {
    USER,
    /** Also connects model servers and invites people. */
    ADMIN
}
