package dev.stepwise.account;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the accounts of the database for logins. */
@Service
class StoredLoginAccounts implements LoginAccounts {

    private final AccountRepository accounts;

    StoredLoginAccounts(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Credentials> credentials(String username) {
        return UsernameRules.allow(username)
                ? accounts.findByUsername(username).map(AccountEntity::toCredentials)
                : Optional.empty();
    }

    @Override
    @Transactional
    public void replacePasswordHash(AccountId account, String passwordHash) {
        accounts.findById(account.value()).ifPresent(found -> found.replacePasswordHash(passwordHash));
    }
}
