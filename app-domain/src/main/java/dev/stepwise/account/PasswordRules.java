package dev.stepwise.account;

import dev.stepwise.account.PasswordObjection.PasswordTooCommon;
import dev.stepwise.account.PasswordObjection.PasswordTooShort;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be: long enough, and none that is tried first. Any character is allowed, and none is demanded. */
@Component
class PasswordRules {

    private final CommonPasswords common = CommonPasswords.read();
    private final PasswordEncoder encoder;

    PasswordRules(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * A hash to be stored; making it takes long on purpose, so no transaction should wait for it.
     *
     * @throws HashingBusy if too many others want one
     */
    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    /**
     * Whether the hash was made of the password; it takes as long.
     *
     * @throws HashingBusy if too many others want to know
     */
    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** Why the password cannot be taken; empty if it can. */
    Optional<PasswordObjection> objection(String loginName, String password) {
        int missing = Account.PASSWORD_LEAST - password.codePointCount(0, password.length());
        if (missing > 0) {
            return Optional.of(new PasswordTooShort(missing));
        }
        boolean guessable = common.contains(password)
                || PasswordPatterns.saysAgain(password)
                || PasswordPatterns.walksTheKeyboard(password)
                || PasswordPatterns.isMadeOf(password, loginName);
        return guessable ? Optional.of(new PasswordTooCommon()) : Optional.empty();
    }
}
