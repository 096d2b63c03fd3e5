package dev.stepwise.account;

import dev.stepwise.account.ChangeAccessResult.Changed;
import dev.stepwise.account.ChangeAccessResult.LastAdministrator;
import dev.stepwise.account.NameObjection.BadDisplayName;
import dev.stepwise.account.NameObjection.BadLoginName;
import dev.stepwise.account.NameObjection.LoginNameTaken;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Changes accounts in the database, one change after the other on all nodes together. */
@Service
class StoredAccountAdministration implements AccountAdministration {

    private final AccountRepository accounts;
    private final LoginSessions sessions;
    private final PasswordRules passwords;
    private final AdministratorWork administrators;

    StoredAccountAdministration(
            AccountRepository accounts,
            LoginSessions sessions,
            PasswordRules passwords,
            AdministratorWork administrators) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.administrators = administrators;
    }

    @Override
    public AccountPage list(Actor actor, Optional<String> after, int limit) {
        if (limit < 1 || limit > PAGE_LIMIT) {
            throw new IllegalArgumentException("A page holds from 1 to " + PAGE_LIMIT + " accounts.");
        }
        return administrators.perform(actor, () -> {
            // one more than is shown, to know whether another page follows
            var found = accounts.findByLoginNameAfter(after.orElse(""), limit + 1);
            var shown = found.subList(0, Math.min(limit, found.size()));
            return new AccountPage(
                    shown.stream().map(AccountEntity::toListed).toList(),
                    found.size() > limit ? Optional.of(shown.getLast().loginName()) : Optional.empty());
        });
    }

    @Override
    public CreateAccountResult create(Actor actor, NewAccount wanted) {
        administrators.requireRole(actor);
        var name = new DisplayName(wanted.displayName());
        if (!LoginNameRules.allow(wanted.loginName())) {
            return new BadLoginName();
        }
        if (!name.isAllowed()) {
            return new BadDisplayName();
        }
        var objection = passwords.objection(wanted.loginName(), wanted.password());
        if (objection.isPresent()) {
            return objection.get();
        }
        // before the transaction: hashing takes long on purpose
        var hash = passwords.hash(wanted.password());
        return administrators.change(actor, () -> {
            if (accounts.findByLoginName(wanted.loginName()).isPresent()) {
                return new LoginNameTaken();
            }
            var created = accounts.save(new AccountEntity(
                    wanted.loginName(),
                    name.value(),
                    hash,
                    wanted.role(),
                    Clock.systemUTC().instant()));
            return new CreateAccountResult.Created(created.toAccount());
        });
    }

    @Override
    public RenameAccountResult rename(Actor actor, AccountId account, String loginName, String displayName) {
        administrators.requireRole(actor);
        var name = new DisplayName(displayName);
        if (!LoginNameRules.allow(loginName)) {
            return new BadLoginName();
        }
        if (!name.isAllowed()) {
            return new BadDisplayName();
        }
        return administrators.change(actor, () -> {
            var named = accounts.findByLoginName(loginName);
            if (named.filter(other -> !other.id().equals(account)).isPresent()) {
                return new LoginNameTaken();
            }
            return accounts.findById(account.value())
                    .<RenameAccountResult>map(found -> {
                        found.rename(loginName, name.value());
                        return new RenameAccountResult.Renamed(found.toAccount());
                    })
                    .orElseGet(RenameAccountResult.NotFound::new);
        });
    }

    @Override
    public ChangeAccessResult changeRole(Actor actor, AccountId account, Role role) {
        return changeAccess(actor, account, role == Role.USER, found -> found.changeRole(role));
    }

    @Override
    public ChangeAccessResult disable(Actor actor, AccountId account) {
        return changeAccess(actor, account, true, found -> {
            found.disable(Clock.systemUTC().instant());
            sessions.endAll(account, LoginSessionId.random());
        });
    }

    @Override
    public ChangeAccessResult enable(Actor actor, AccountId account) {
        return changeAccess(actor, account, false, AccountEntity::enable);
    }

    @Override
    public ChangeAccessResult keep(Actor actor, AccountId account) {
        return changeAccess(actor, account, false, AccountEntity::keep);
    }

    @Override
    public SetPasswordResult setPassword(Actor actor, AccountId account, String password) {
        var loginName = administrators.perform(
                actor, () -> accounts.findById(account.value()).map(AccountEntity::loginName));
        if (loginName.isEmpty()) {
            return new SetPasswordResult.NotFound();
        }
        var objection = passwords.objection(loginName.get(), password);
        if (objection.isPresent()) {
            return objection.get();
        }
        var hash = passwords.hash(password);
        return administrators.change(
                actor,
                () -> accounts.findById(account.value())
                        .<SetPasswordResult>map(found -> {
                            found.setPassword(hash, Clock.systemUTC().instant());
                            sessions.endAll(account, LoginSessionId.random());
                            return new SetPasswordResult.Stored();
                        })
                        .orElseGet(SetPasswordResult.NotFound::new));
    }

    private ChangeAccessResult changeAccess(
            Actor actor, AccountId account, boolean takesRights, Consumer<AccountEntity> change) {
        return administrators.change(actor, () -> {
            var found = accounts.findById(account.value());
            if (found.isEmpty()) {
                return new ChangeAccessResult.NotFound();
            }
            if (takesRights && isLastAdministrator(found.get())) {
                return new LastAdministrator();
            }
            change.accept(found.get());
            return new Changed(found.get().toAccount());
        });
    }

    private boolean isLastAdministrator(AccountEntity account) {
        return account.isEnabledAdministrator() && accounts.countByRoleAndDisabledAtIsNull(Role.ADMIN) == 1;
    }
}
