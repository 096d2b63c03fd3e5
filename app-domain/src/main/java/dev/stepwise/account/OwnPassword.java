package dev.stepwise.account;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks at the password of somebody who is logged in and says it once more; wrong ones are bounded as at the login. */
@Component
class OwnPassword {

    private final LoginAccounts logins;
    private final PasswordRules passwords;
    private final LoginTryRows tries;

    OwnPassword(LoginAccounts logins, PasswordRules passwords, LoginTryRows tries) {
        this.logins = logins;
        this.passwords = passwords;
        this.tries = tries;
    }

    /** What came of it. */
    sealed interface Answer {

        record Right(Credentials credentials) implements Answer {}

        /** It is another one, or the account may not log in any more. */
        record Wrong() implements Answer {}

        record TooMany(Duration rest) implements Answer {}
    }

    /** In no transaction, for hashing takes long on purpose. */
    Answer check(AccountId account, String password) {
        var keys = LoginKeys.ofOwnPassword(account);
        var counted = tries.take(keys);
        if (counted.tries() > keys.most()) {
            return new Answer.TooMany(counted.rest());
        }
        var known = logins.credentials(account);
        if (known.isEmpty() || !matches(password, known.get().passwordHash(), keys)) {
            return new Answer.Wrong();
        }
        tries.forget(keys);
        return new Answer.Right(known.get());
    }

    private boolean matches(String password, String hash, LoginKeys keys) {
        try {
            return passwords.matches(password, hash);
        } catch (HashingBusy tooMany) {
            tries.giveBack(keys);
            throw tooMany;
        }
    }
}
