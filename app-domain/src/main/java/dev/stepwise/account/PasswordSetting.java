package dev.stepwise.account;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The steps of giving an account another password, for whoever decides that it may have one: object, hash, store. */
@Component
public class PasswordSetting {

    private final AccountRepository accounts;
    private final LoginSessions sessions;
    private final PasswordRules passwords;
    private final LoginTryRows tries;

    PasswordSetting(AccountRepository accounts, LoginSessions sessions, PasswordRules passwords, LoginTryRows tries) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tries = tries;
    }

    /** Why the password cannot be taken; empty if it can. */
    public Optional<PasswordObjection> objection(String loginName, String password) {
        return passwords.objection(loginName, password);
    }

    /**
     * Hashes it, in no transaction, for it takes long on purpose.
     *
     * @throws HashingBusy if too many passwords are being hashed
     */
    public String hash(String password) {
        return passwords.hash(password);
    }

    /** Has the caller's transaction change accounts alone, until it ends; before it locks anything else. */
    public void hold() {
        accounts.lockAccounts();
    }

    /** Stores it in the caller's transaction, which {@linkplain #hold() holds} the accounts, and ends all logins of the account. */
    public Optional<Account> set(AccountId account, String hash) {
        return accounts.findById(account.value()).map(found -> {
            found.setPassword(hash, Clock.systemUTC().instant());
            sessions.endAll(account, LoginSessionId.random());
            return found.toAccount();
        });
    }

    /** Gives the network back the wrong tries that it had with the name. */
    public void forgetTries(String loginName, String address) {
        tries.forget(LoginKeys.ofAddress(loginName, address));
    }
}
