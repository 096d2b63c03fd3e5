package dev.stepwise.account.reset;

/** Sets another password by a link; nobody is logged in who asks this. */
public interface PasswordReset {

    /**
     * What the link with this token leads to.
     *
     * @param address where the request comes from
     */
    OpenedResetLink open(String token, String address);

    /**
     * Sets the password and uses the link up, both or neither; all logins of the account end.
     *
     * @throws dev.stepwise.account.HashingBusy if too many passwords are being hashed
     */
    ResetPasswordResult reset(String token, String password, String address);
}
