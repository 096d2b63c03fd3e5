package dev.stepwise.account.reset;

import dev.stepwise.account.AccountId;
import dev.stepwise.account.AccountService;
import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.account.AuditAct;
import dev.stepwise.account.AuditSubject;
import dev.stepwise.account.LinkToken;
import dev.stepwise.account.Role;
import dev.stepwise.account.reset.MakeResetLinkResult.Made;
import dev.stepwise.account.reset.MakeResetLinkResult.NotFound;
import java.security.SecureRandom;
import org.springframework.stereotype.Service;

/** Makes links in the database. */
@Service
class StoredResetLinks implements ResetLinkAdministration {

    private final AdministratorWork administrators;
    private final AccountService accounts;
    private final ResetLinkRows rows;
    private final SecureRandom random = new SecureRandom();

    StoredResetLinks(AdministratorWork administrators, AccountService accounts, ResetLinkRows rows) {
        this.administrators = administrators;
        this.accounts = accounts;
        this.rows = rows;
    }

    @Override
    public MakeResetLinkResult make(Actor actor, AccountId account) {
        return administrators.change(actor, () -> {
            var token = LinkToken.make(random);
            var found = accounts.find(new Actor(account, Role.USER));
            if (found.isEmpty() || !rows.make(account, token)) {
                return new NotFound();
            }
            administrators.record(actor, AuditAct.RESET_LINK_MADE, AuditSubject.of(found.get()));
            return new Made(found.get(), token.value());
        });
    }
}
