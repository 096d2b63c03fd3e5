package dev.stepwise.account;

import dev.stepwise.account.NameObjection.BadDisplayName;
import dev.stepwise.account.NameObjection.BadLoginName;
import dev.stepwise.account.NameObjection.LoginNameTaken;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The steps of making an account, for whoever decides that one may be made: object, hash, store. */
@Component
public class AccountCreation {

    /** Each is as long as a login waits at most. */
    private static final int TURNS = 6;

    private final AccountRepository accounts;
    private final PasswordRules passwords;

    AccountCreation(AccountRepository accounts, PasswordRules passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** Why the account cannot be made, as far as that is known without the other accounts. */
    public Optional<CreateAccountResult> objection(NewAccount wanted) {
        if (!LoginNameRules.allow(wanted.loginName())) {
            return Optional.of(new BadLoginName());
        }
        if (!new DisplayName(wanted.displayName()).isAllowed()) {
            return Optional.of(new BadDisplayName());
        }
        return passwords.objection(wanted.loginName(), wanted.password()).map(Function.identity());
    }

    /**
     * Hashes the password, in no transaction, for it takes long on purpose. It waits in turn more often than a login does, so that a class
     * whose invitations are redeemed in the same second comes in on a slow machine too.
     *
     * @throws HashingBusy if too many passwords are being hashed
     */
    public String hash(NewAccount wanted) {
        for (int turn = 1; turn < TURNS; turn++) {
            try {
                return passwords.hash(wanted.password());
            } catch (HashingBusy tooMany) {
                if (Thread.currentThread().isInterrupted()) {
                    throw tooMany;
                }
            }
        }
        return passwords.hash(wanted.password());
    }

    /** Has the caller's transaction change accounts alone, until it ends; before it locks anything else. */
    public void hold() {
        accounts.lockAccounts();
    }

    /** Stores the account in the caller's transaction, which {@linkplain #hold() holds} the accounts, if nobody has its login name. */
    public CreateAccountResult create(NewAccount wanted, String hash) {
        if (accounts.findByLoginName(wanted.loginName()).isPresent()) {
            return new LoginNameTaken();
        }
        var name = new DisplayName(wanted.displayName()).value();
        var now = Clock.systemUTC().instant();
        var created = accounts.save(new AccountEntity(wanted.loginName(), name, hash, wanted.role(), now));
        return new CreateAccountResult.Created(created.toAccount());
    }
}
