package dev.stepwise.account.invitation;

import dev.stepwise.account.AccountCreation;
import dev.stepwise.account.CreateAccountResult;
import dev.stepwise.account.UnknownLinks;
import dev.stepwise.account.invitation.InvitationRows.Found;
import dev.stepwise.account.invitation.OpenedInvitation.Closed;
import dev.stepwise.account.invitation.OpenedInvitation.Open;
import dev.stepwise.account.invitation.OpenedInvitation.TooManyUnknown;
import dev.stepwise.account.invitation.OpenedInvitation.Unknown;
import dev.stepwise.account.invitation.RedeemResult.Redeemed;
import dev.stepwise.account.invitation.RedeemResult.Refused;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people in whose invitation is open in the database. */
@Service
class StoredRedemption implements InvitationRedemption {

    private final InvitationRows rows;
    private final AccountCreation creation;
    private final UnknownLinks unknown;
    private final TransactionTemplate transaction;

    StoredRedemption(
            InvitationRows rows,
            AccountCreation creation,
            UnknownLinks unknown,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.creation = creation;
        this.unknown = unknown;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public OpenedInvitation open(String token, String address) {
        var found = rows.find(token);
        if (found.isEmpty()) {
            return unknown.count(address)
                    .<OpenedInvitation>map(TooManyUnknown::new)
                    .orElseGet(Unknown::new);
        }
        return switch (found.get().state()) {
            case OPEN -> new Open(found.get().role(), found.get().forWhom());
            case USED, EXPIRED, WITHDRAWN -> new Closed(found.get().state());
        };
    }

    @Override
    public RedeemResult redeem(String token, Newcomer newcomer, String address) {
        return switch (open(token, address)) {
            case Open(var role, var _) -> {
                var wanted = newcomer.as(role);
                var objection = creation.objection(wanted);
                if (objection.isPresent()) {
                    yield new Refused(objection.get());
                }
                // before the transaction: hashing takes long on purpose, and the place may be gone afterwards
                var hash = creation.hash(wanted);
                yield Objects.requireNonNull(transaction.execute(_ -> takePlace(token, newcomer, hash)));
            }
            case Closed closed -> closed;
            case Unknown none -> none;
            case TooManyUnknown refused -> refused;
        };
    }

    private RedeemResult takePlace(String token, Newcomer newcomer, String hash) {
        creation.hold();
        var found = rows.findToUse(token);
        if (found.isEmpty()) {
            return new Unknown();
        }
        if (found.get().state() != InvitationState.OPEN) {
            return new Closed(found.get().state());
        }
        return redeem(found.get(), newcomer, hash);
    }

    private RedeemResult redeem(Found invitation, Newcomer newcomer, String hash) {
        var result = creation.create(newcomer.as(invitation.role()), hash);
        if (result instanceof CreateAccountResult.Created(var account)) {
            rows.takePlace(invitation.id());
            return new Redeemed(account);
        }
        return new Refused(result);
    }
}
