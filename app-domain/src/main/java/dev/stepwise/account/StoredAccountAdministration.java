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
    private final PasswordSetting passwords;
    private final AdministratorWork administrators;
    private final AccountCreation creation;

    StoredAccountAdministration(
            AccountRepository accounts,
            LoginSessions sessions,
            PasswordSetting passwords,
            AdministratorWork administrators,
            AccountCreation creation) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.administrators = administrators;
        this.creation = creation;
    }

    @Override
    public AccountPage list(Actor actor, String search, Optional<String> after, int limit) {
        if (limit < 1 || limit > PAGE_LIMIT) {
            throw new IllegalArgumentException("A page holds from 1 to " + PAGE_LIMIT + " accounts.");
        }
        return administrators.perform(actor, () -> accounts.page(search, after, limit));
    }

    @Override
    public CreateAccountResult create(Actor actor, NewAccount wanted) {
        administrators.requireRole(actor);
        var objection = creation.objection(wanted);
        if (objection.isPresent()) {
            return objection.get();
        }
        var hash = creation.hash(wanted);
        return administrators.change(actor, () -> {
            var result = creation.create(wanted, hash);
            if (result instanceof CreateAccountResult.Created(var created)) {
                administrators.record(actor, AuditAct.ACCOUNT_CREATED, AuditSubject.of(created));
            }
            return result;
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
                        administrators.record(actor, AuditAct.ACCOUNT_RENAMED, AuditSubject.of(found.toAccount()));
                        found.rename(loginName, name.value());
                        return new RenameAccountResult.Renamed(found.toAccount());
                    })
                    .orElseGet(RenameAccountResult.NotFound::new);
        });
    }

    @Override
    public ChangeAccessResult changeRole(Actor actor, AccountId account, Role role) {
        var act = switch (role) {
            case ADMIN -> AuditAct.MADE_ADMINISTRATOR;
            case USER -> AuditAct.MADE_USER;
        };
        return changeAccess(actor, account, act, found -> found.changeRole(role));
    }

    @Override
    public ChangeAccessResult disable(Actor actor, AccountId account) {
        return changeAccess(actor, account, AuditAct.ACCOUNT_DISABLED, found -> {
            found.disable(Clock.systemUTC().instant());
            sessions.endAll(account, LoginSessionId.random());
        });
    }

    @Override
    public ChangeAccessResult enable(Actor actor, AccountId account) {
        return changeAccess(actor, account, AuditAct.ACCOUNT_ENABLED, AccountEntity::enable);
    }

    @Override
    public ChangeAccessResult keep(Actor actor, AccountId account) {
        return changeAccess(actor, account, AuditAct.ACCOUNT_KEPT, AccountEntity::keep);
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
                () -> passwords
                        .set(account, hash)
                        .<SetPasswordResult>map(found -> {
                            administrators.record(actor, AuditAct.PASSWORD_SET, AuditSubject.of(found));
                            return new SetPasswordResult.Stored();
                        })
                        .orElseGet(SetPasswordResult.NotFound::new));
    }

    private ChangeAccessResult changeAccess(
            Actor actor, AccountId account, AuditAct act, Consumer<AccountEntity> change) {
        return administrators.change(actor, () -> {
            var found = accounts.findById(account.value());
            if (found.isEmpty()) {
                return new ChangeAccessResult.NotFound();
            }
            if (takesRights(act) && isLastAdministrator(found.get())) {
                return new LastAdministrator();
            }
            administrators.record(actor, act, AuditSubject.of(found.get().toAccount()));
            change.accept(found.get());
            return new Changed(found.get().toAccount());
        });
    }

    private static boolean takesRights(AuditAct act) {
        return act == AuditAct.MADE_USER || act == AuditAct.ACCOUNT_DISABLED;
    }

    private boolean isLastAdministrator(AccountEntity account) {
        return account.isEnabledAdministrator() && accounts.countByRoleAndDisabledAtIsNull(Role.ADMIN) == 1;
    }
}
