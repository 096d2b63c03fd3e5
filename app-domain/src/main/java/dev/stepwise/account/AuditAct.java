package dev.stepwise.account;

/** What an administrator did. The names are kept in the database: one that was released keeps its name. */
public enum AuditAct {
    INVITATION_MADE,
    ADMINISTRATOR_INVITED,
    INVITATION_WITHDRAWN,
    ACCOUNT_CREATED,
    MADE_ADMINISTRATOR,
    MADE_USER,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    /** Though its person had asked for its deletion. */
    ACCOUNT_KEPT,
    ACCOUNT_RENAMED,
    PASSWORD_SET,
    RESET_LINK_MADE,
    /** By somebody on the machine, with {@code ./stepwise admin-link}. */
    ADMIN_LINK_MADE,
    SERVER_ADDED,
    SERVER_CHANGED,
    SERVER_CHECKED,
    /** Which key it was, nobody says. */
    SERVER_KEY_CHANGED,
    SERVER_TRUST_CHANGED,
    SERVER_ENABLED,
    SERVER_DISABLED,
    SERVER_ARCHIVED,
    SERVER_MADE_DEFAULT,
    SERVER_EQUALS_CHANGED,
    MODEL_TRAITS_CHANGED
}
