package dev.stepwise.account;

import java.io.Serial;

/** So many passwords are being hashed that one more had to wait for too long. Nothing was checked or stored; a moment later it may go through. */
public final class HashingBusy extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** There is no place, and there was none for long enough. */
    public HashingBusy() {
        super("Too many passwords are being hashed");
    }
}
