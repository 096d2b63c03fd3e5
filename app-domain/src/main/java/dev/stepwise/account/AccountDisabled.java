package dev.stepwise.account;

/** A disabled account, whose session has not ended yet, wanted a run to begin; nothing was stored. */
public final class AccountDisabled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AccountDisabled() {
        super("The account is disabled");
    }
}
