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
    private final OwnPassword own;
    private final PasswordRules passwords;
    private final PasswordChange change;

    StoredAccounts(AccountRepository accounts, OwnPassword own, PasswordRules passwords, PasswordChange change) {
        this.accounts = accounts;
        this.own = own;
        this.passwords = passwords;
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
        return switch (own.check(actor.account(), oldPassword)) {
            case OwnPassword.Answer.Right(var known) -> change(actor, kept, known, newPassword);
            case OwnPassword.Answer.Wrong _ -> new WrongPassword();
            case OwnPassword.Answer.TooMany(var rest) -> new TooManyTries(rest);
        };
    }

    private ChangePasswordResult change(Actor actor, LoginSessionId kept, Credentials known, String newPassword) {
        var objection = passwords.objection(known.account().loginName(), newPassword);
        if (objection.isPresent()) {
            return objection.get();
        }
        boolean isChanged = change.replace(actor.account(), kept, known.passwordHash(), passwords.hash(newPassword));
        return isChanged ? new Changed() : new WrongPassword();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> passwordChangedAt(Actor actor) {
        return accounts.findById(actor.account().value()).flatMap(AccountEntity::passwordChangedAt);
    }

    @Override
    @Transactional
    public void rememberAlsoPlainAnswer(Actor actor, boolean alsoPlainAnswer) {
        accounts.rememberAlsoPlainAnswer(actor.account().value(), alsoPlainAnswer);
    }
}
