package dev.stepwise.account;

import dev.stepwise.account.ChangePasswordResult.Changed;
import dev.stepwise.account.ChangePasswordResult.TooManyTries;
import dev.stepwise.account.ChangePasswordResult.WrongPassword;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of the database. */
@Service
class StoredAccounts implements AccountService {

    private final AccountRepository accounts;
    private final LoginAccounts logins;
    private final PasswordRules passwords;
    private final LoginTryRows tries;
    private final PasswordChange change;

    StoredAccounts(
            AccountRepository accounts,
            LoginAccounts logins,
            PasswordRules passwords,
            LoginTryRows tries,
            PasswordChange change) {
        this.accounts = accounts;
        this.logins = logins;
        this.passwords = passwords;
        this.tries = tries;
        this.change = change;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Account> find(Actor actor) {
        return accounts.findById(actor.account().value()).map(AccountEntity::toAccount);
    }

    @Override
    @Transactional
    public ChangeDisplayNameResult changeDisplayName(Actor actor, String displayName) {
        var name = new DisplayName(displayName);
        if (!name.isAllowed()) {
            return new NameObjection.BadDisplayName();
        }
        // before the row is read, so that what is handed back is what is stored
        accounts.changeDisplayName(actor.account().value(), name.value());
        return accounts.findById(actor.account().value())
                .<ChangeDisplayNameResult>map(found -> new ChangeDisplayNameResult.Changed(found.toAccount()))
                .orElseGet(ChangeDisplayNameResult.NotFound::new);
    }

    /** In no transaction as a whole, for hashing takes long on purpose. */
    @Override
    public ChangePasswordResult changePassword(
            Actor actor, LoginSessionId kept, String oldPassword, String newPassword) {
        var keys = LoginKeys.ofOwnPassword(actor.account());
        var counted = tries.take(keys);
        if (counted.tries() > keys.most()) {
            return new TooManyTries(counted.rest());
        }
        var known = logins.credentials(actor.account());
        if (known.isEmpty() || !matches(oldPassword, known.get().passwordHash(), keys)) {
            return new WrongPassword();
        }
        tries.forget(keys);
        var objection = passwords.objection(known.get().account().loginName(), newPassword);
        if (objection.isPresent()) {
            return objection.get();
        }
        boolean isChanged =
                change.replace(actor.account(), kept, known.get().passwordHash(), passwords.hash(newPassword));
        return isChanged ? new Changed() : new WrongPassword();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> passwordChangedAt(Actor actor) {
        return accounts.findById(actor.account().value()).flatMap(AccountEntity::passwordChangedAt);
    }

    private boolean matches(String password, String hash, LoginKeys keys) {
        try {
            return passwords.matches(password, hash);
        } catch (HashingBusy tooMany) {
            tries.giveBack(keys);
            throw tooMany;
        }
    }

    @Override
    @Transactional
    public void rememberAlsoPlainAnswer(Actor actor, boolean alsoPlainAnswer) {
        accounts.rememberAlsoPlainAnswer(actor.account().value(), alsoPlainAnswer);
    }
}
