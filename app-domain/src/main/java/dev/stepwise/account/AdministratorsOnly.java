package dev.stepwise.account;

/** Somebody called what only an enabled administrator may call; nothing was changed. */
public final class AdministratorsOnly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AdministratorsOnly() {
        super("Only an administrator may do this");
    }
}
