package dev.stepwise.account.invitation;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.account.AuditAct;
import dev.stepwise.account.AuditSubject;
import dev.stepwise.account.LinkToken;
import dev.stepwise.account.Role;
import dev.stepwise.account.invitation.InvitationReading.Wanted;
import dev.stepwise.account.invitation.MakeInvitationsResult.Made;
import dev.stepwise.account.invitation.MakeInvitationsResult.MadeInvitation;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Makes and withdraws invitations in the database. */
@Service
class StoredInvitations implements InvitationAdministration {

    private final AdministratorWork administrators;
    private final InvitationRows rows;
    private final SecureRandom random = new SecureRandom();

    StoredInvitations(AdministratorWork administrators, InvitationRows rows) {
        this.administrators = administrators;
        this.rows = rows;
    }

    @Override
    public MakeInvitationsResult make(Actor actor, InvitationDraft draft) {
        administrators.require(actor);
        return switch (InvitationReading.of(draft)) {
            case InvitationReading.Refused(var why) -> why;
            case InvitationReading.Good(var wanted) ->
                administrators.perform(
                        actor,
                        () -> new Made(wanted.stream()
                                .map(one -> make(actor, one, draft))
                                .toList()));
        };
    }

    private MadeInvitation make(Actor actor, Wanted wanted, InvitationDraft draft) {
        var token = LinkToken.make(random);
        var id = rows.make(actor, token, wanted.role(), wanted.forWhom(), wanted.places(), draft.endsAt());
        record(actor, act(wanted.role()), id, wanted.forWhom().orElse(""));
        return new MadeInvitation(wanted.forWhom(), token.value());
    }

    private static AuditAct act(Role role) {
        return switch (role) {
            case ADMIN -> AuditAct.ADMINISTRATOR_INVITED;
            case USER -> AuditAct.INVITATION_MADE;
        };
    }

    @Override
    public InvitationPage list(Actor actor, Optional<InvitationId> before, int limit) {
        if (limit < 1 || limit > PAGE_LIMIT) {
            throw new IllegalArgumentException("A page holds from 1 to " + PAGE_LIMIT + " invitations.");
        }
        return administrators.perform(actor, () -> {
            // one more than is shown, to know whether another page follows
            var found = rows.list(actor, before, limit + 1);
            var shown = found.subList(0, Math.min(limit, found.size()));
            return new InvitationPage(
                    shown, found.size() > limit ? Optional.of(shown.getLast().id()) : Optional.empty());
        });
    }

    @Override
    public boolean withdraw(Actor actor, InvitationId invitation) {
        return administrators.perform(actor, () -> {
            var forWhom = rows.withdraw(invitation);
            forWhom.ifPresent(name -> record(actor, AuditAct.INVITATION_WITHDRAWN, invitation, name));
            return forWhom.isPresent();
        });
    }

    private void record(Actor actor, AuditAct act, InvitationId invitation, String name) {
        administrators.record(actor, act, AuditSubject.of(invitation.value(), name));
    }
}
