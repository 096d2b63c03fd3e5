package dev.stepwise.account;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of the database. */
@Service
class StoredAccounts implements AccountService {

    private final AccountRepository accounts;

    StoredAccounts(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Account> find(Actor actor) {
        return accounts.findById(actor.account().value()).map(AccountEntity::toAccount);
    }

    @Override
    @Transactional
    public void rememberAlsoPlainAnswer(Actor actor, boolean alsoPlainAnswer) {
        accounts.findById(actor.account().value()).ifPresent(found -> found.rememberAlsoPlainAnswer(alsoPlainAnswer));
    }
}
