package dev.stepwise.account;

import dev.stepwise.account.CreateAccountResult.Created;
import dev.stepwise.account.CreateAccountResult.NotAllowed;
import dev.stepwise.account.NameObjection.BadLoginName;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates the first account in the database. */
@Service
class StoredAccountSetup implements AccountSetup {

    private final AccountRepository accounts;
    private final PasswordRules passwords;
    private final TransactionTemplate transaction;
    private final SetupToken setupToken = new SetupToken(new SecureRandom());

    StoredAccountSetup(AccountRepository accounts, PasswordRules passwords, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<String> setupToken() {
        return accounts.count() == 0 ? Optional.of(setupToken.value()) : Optional.empty();
    }

    @Override
    public boolean setupOpen(String token) {
        return setupToken.matches(token) && accounts.count() == 0;
    }

    @Override
    public CreateAccountResult createAdministrator(String token, String loginName, String password) {
        if (!setupOpen(token)) {
            return new NotAllowed();
        }
        if (!LoginNameRules.allow(loginName)) {
            return new BadLoginName();
        }
        return passwords
                .objection(loginName, password)
                .<CreateAccountResult>map(Function.identity())
                .orElseGet(() -> {
                    // before the transaction: hashing takes long on purpose, and no connection should wait for it
                    var hash = passwords.hash(password);
                    return transaction.execute(_ -> createFirst(loginName, hash));
                });
    }

    private CreateAccountResult createFirst(String loginName, String hash) {
        accounts.lockAccounts();
        if (accounts.count() > 0) {
            return new NotAllowed();
        }
        var created = accounts.save(new AccountEntity(
                loginName, loginName, hash, Role.ADMIN, Clock.systemUTC().instant()));
        return new Created(created.toAccount());
    }
}
