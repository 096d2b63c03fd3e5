package dev.stepwise.account.reset;

import dev.stepwise.account.PasswordSetting;
import dev.stepwise.account.UnknownLinks;
import dev.stepwise.account.reset.OpenedResetLink.Expired;
import dev.stepwise.account.reset.OpenedResetLink.Open;
import dev.stepwise.account.reset.OpenedResetLink.TooManyUnknown;
import dev.stepwise.account.reset.OpenedResetLink.Unknown;
import dev.stepwise.account.reset.OpenedResetLink.Used;
import dev.stepwise.account.reset.ResetPasswordResult.Refused;
import dev.stepwise.account.reset.ResetPasswordResult.Stored;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets passwords by links of the database. */
@Service
class StoredPasswordReset implements PasswordReset {

    private final ResetLinkRows rows;
    private final PasswordSetting passwords;
    private final UnknownLinks unknown;
    private final TransactionTemplate transaction;

    StoredPasswordReset(
            ResetLinkRows rows,
            PasswordSetting passwords,
            UnknownLinks unknown,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.passwords = passwords;
        this.unknown = unknown;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public OpenedResetLink open(String token, String address) {
        var found = rows.find(token);
        if (found.isEmpty()) {
            return unknown.count(address)
                    .<OpenedResetLink>map(TooManyUnknown::new)
                    .orElseGet(Unknown::new);
        }
        if (found.get().isUsed()) {
            return new Used();
        }
        return found.get().isExpired() ? new Expired() : new Open(found.get().loginName());
    }

    @Override
    public ResetPasswordResult reset(String token, String password, String address) {
        return switch (open(token, address)) {
            case Open(var loginName) -> {
                var objection = passwords.objection(loginName, password);
                if (objection.isPresent()) {
                    yield new Refused(objection.get());
                }
                // before the transaction: hashing takes long on purpose
                var hash = passwords.hash(password);
                var result = Objects.requireNonNull(transaction.execute(_ -> use(token, hash)));
                if (result instanceof Stored(var account)) {
                    passwords.forgetTries(account.loginName(), address);
                }
                yield result;
            }
            case Used used -> used;
            case Expired expired -> expired;
            case Unknown none -> none;
            case TooManyUnknown refused -> refused;
        };
    }

    private ResetPasswordResult use(String token, String hash) {
        passwords.hold();
        var found = rows.findToUse(token);
        if (found.isEmpty()) {
            return new Unknown();
        }
        if (found.get().isUsed()) {
            return new Used();
        }
        if (found.get().isExpired()) {
            return new Expired();
        }
        rows.use(found.get().account());
        return passwords
                .set(found.get().account(), hash)
                .<ResetPasswordResult>map(Stored::new)
                .orElseGet(Unknown::new);
    }
}
