package dev.stepwise.account;

import dev.stepwise.account.CreateAccountResult.PasswordTooCommon;
import dev.stepwise.account.CreateAccountResult.PasswordTooShort;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a password must be: long enough, and none that is tried first. Any character is allowed, and none is demanded. */
@Component
class PasswordRules {

    private final CommonPasswords common = CommonPasswords.read();

    /** Why the password cannot be taken; empty if it can. */
    Optional<CreateAccountResult> objection(String loginName, String password) {
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
