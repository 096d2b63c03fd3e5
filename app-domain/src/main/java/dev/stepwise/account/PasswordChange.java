package dev.stepwise.account;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a person's new password and ends all of their logins. */
@Component
class PasswordChange {

    private final AccountRepository accounts;
    private final LoginTokens tokens;

    PasswordChange(AccountRepository accounts, LoginTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** False, and nothing is changed, if the account has another hash by now, or may not log in any more. */
    @Transactional
    boolean replace(AccountId account, String oldHash, String newHash) {
        accounts.lockAccounts();
        boolean isReplaced = accounts.replacePassword(account.value(), oldHash, newHash) == 1;
        if (isReplaced) {
            tokens.forget(account);
        }
        return isReplaced;
    }
}
