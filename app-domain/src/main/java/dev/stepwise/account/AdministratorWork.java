package dev.stepwise.account;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what administrators want in a transaction, in which the actor is an enabled administrator. */
@Component
public class AdministratorWork {

    private final AccountRepository accounts;
    private final TransactionTemplate transaction;
    private final AuditRows audit;

    AdministratorWork(AccountRepository accounts, PlatformTransactionManager transactions, AuditRows audit) {
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
    }

    /** Throws where the actor's login was no administrator's; whether the account is one now is only known in the transaction. */
    void requireRole(Actor actor) {
        if (actor.role() != Role.ADMIN) {
            throw new AdministratorsOnly();
        }
    }

    /**
     * Throws where the actor is no enabled administrator now.
     *
     * @throws AdministratorsOnly then
     */
    public void require(Actor actor) {
        perform(actor, () -> true);
    }

    /**
     * Does something for an administrator, in a transaction; accounts are not changed.
     *
     * @throws AdministratorsOnly if the actor is no enabled administrator now
     */
    public <T> T perform(Actor actor, Supplier<T> work) {
        requireRole(actor);
        return Objects.requireNonNull(transaction.execute(_ -> {
            requireAdministrator(actor);
            return work.get();
        }));
    }

    /** Writes down what the administrator does; in the transaction in which it is done. */
    public void record(Actor actor, AuditAct act, AuditSubject subject) {
        audit.write(actor, act, subject);
    }

    /** Changes accounts for an administrator; changes wait for each other, so that no two take each the rights of the other's last administrator. */
    public <T> T change(Actor actor, Supplier<T> change) {
        requireRole(actor);
        return Objects.requireNonNull(transaction.execute(_ -> {
            accounts.lockAccounts();
            requireAdministrator(actor);
            return change.get();
        }));
    }

    private void requireAdministrator(Actor actor) {
        if (!accounts.existsByIdAndRoleAndDisabledAtIsNull(actor.account().value(), Role.ADMIN)) {
            throw new AdministratorsOnly();
        }
    }
}
