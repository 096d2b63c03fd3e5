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
    public Optional<Credentials> credentials(String loginName) {
        return named(loginName)
                .filter(account -> account.isEnabled() || account.isToBeDeleted())
                .map(AccountEntity::toCredentials);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Credentials> credentials(AccountId account) {
        return accounts.findById(account.value())
                .filter(AccountEntity::isEnabled)
                .map(AccountEntity::toCredentials);
    }

    @Override
    @Transactional(readOnly = true)
    public String spelling(String loginName) {
        return named(loginName).map(AccountEntity::loginName).orElse(loginName);
    }

    private Optional<AccountEntity> named(String loginName) {
        return LoginNameRules.allow(loginName) ? accounts.findByLoginName(loginName) : Optional.empty();
    }

    @Override
    @Transactional
    public void replacePasswordHash(AccountId account, String oldHash, String newHash) {
        accounts.replacePasswordHash(account.value(), oldHash, newHash);
    }
}
