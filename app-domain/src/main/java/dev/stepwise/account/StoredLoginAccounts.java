package dev.stepwise.account;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return named(loginName).filter(AccountEntity::isEnabled).map(AccountEntity::toCredentials);
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

    @Override
    @Transactional
    public Map<AccountId, LoginStanding> standings(Collection<AccountId> wanted) {
        var ids = wanted.stream().map(AccountId::value).toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        // whoever has a page open or sends a request is asked about every other second
        accounts.markSeen(ids);
        return accounts.findByIdInAndDisabledAtIsNull(ids).stream()
                .collect(Collectors.toMap(AccountEntity::id, AccountEntity::standing));
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
