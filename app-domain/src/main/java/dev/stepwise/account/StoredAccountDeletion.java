package dev.stepwise.account;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Marks accounts in the database, and deletes those whose time has come; all that is an account's own goes with its row. */
@Service
class StoredAccountDeletion implements AccountDeletion, DueDeletions {

    private final OwnPassword own;
    private final AccountRepository accounts;
    private final LoginSessions sessions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StoredAccountDeletion(
            OwnPassword own,
            AccountRepository accounts,
            LoginSessions sessions,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.own = own;
        this.accounts = accounts;
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public AskDeletionResult ask(Actor actor, String password) {
        return switch (own.check(actor.account(), password)) {
            case OwnPassword.Answer.Right _ -> mark(actor.account());
            case OwnPassword.Answer.Wrong _ -> new AskDeletionResult.WrongPassword();
            case OwnPassword.Answer.TooMany(var rest) -> new AskDeletionResult.TooManyTries(rest);
        };
    }

    private AskDeletionResult mark(AccountId account) {
        return transaction.execute(_ -> {
            accounts.lockAccounts();
            var found = accounts.findById(account.value());
            if (found.isEmpty() || !found.get().isEnabled()) {
                return new AskDeletionResult.WrongPassword();
            }
            if (found.get().isEnabledAdministrator() && accounts.countByRoleAndDisabledAtIsNull(Role.ADMIN) == 1) {
                return new AskDeletionResult.LastAdministrator();
            }
            found.get().askForDeletion(Clock.systemUTC().instant());
            sessions.endAll(account, LoginSessionId.random());
            return new AskDeletionResult.Asked();
        });
    }

    @Override
    public int delete() {
        return jdbc.sql("delete from account where deletion_asked_at < now() - interval '7 days'")
                .update();
    }
}
