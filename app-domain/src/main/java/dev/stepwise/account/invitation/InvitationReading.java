package dev.stepwise.account.invitation;

import dev.stepwise.account.DisplayName;
import dev.stepwise.account.Role;
import dev.stepwise.account.invitation.InvitationDraft.ForEach;
import dev.stepwise.account.invitation.InvitationDraft.ForOne;
import dev.stepwise.account.invitation.InvitationDraft.ForSeveral;
import dev.stepwise.account.invitation.MakeInvitationsResult.BadNumber;
import dev.stepwise.account.invitation.MakeInvitationsResult.EndsBadly;
import dev.stepwise.account.invitation.MakeInvitationsResult.NameTooLong;
import dev.stepwise.account.invitation.MakeInvitationsResult.NoNames;
import dev.stepwise.account.invitation.MakeInvitationsResult.TooManyNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a draft comes to. */
sealed interface InvitationReading {

    record Good(List<Wanted> invitations) implements InvitationReading {}

    record Refused(MakeInvitationsResult why) implements InvitationReading {}

    /** One invitation that is to be made. */
    record Wanted(Role role, Optional<String> forWhom, int places) {}

    static InvitationReading of(InvitationDraft draft) {
        if (!endsWell(draft.endsAt(), Clock.systemUTC().instant())) {
            return new Refused(new EndsBadly());
        }
        return switch (draft) {
            case ForOne(var role, var name, var _) -> forOne(role, new DisplayName(name));
            case ForSeveral(var places, var _) ->
                places < 1 || places > Invitation.MOST
                        ? new Refused(new BadNumber())
                        : new Good(List.of(new Wanted(Role.USER, Optional.empty(), places)));
            case ForEach(var names, var _) -> forEach(names);
        };
    }

    private static boolean endsWell(Instant endsAt, Instant now) {
        return endsAt.isAfter(now) && endsAt.isBefore(now.plus(Duration.ofDays(Invitation.MOST_DAYS)));
    }

    private static InvitationReading forOne(Role role, DisplayName name) {
        if (name.value().isEmpty()) {
            return new Good(List.of(new Wanted(role, Optional.empty(), 1)));
        }
        return name.isAllowed()
                ? new Good(List.of(new Wanted(role, Optional.of(name.value()), 1)))
                : new Refused(new NameTooLong(1));
    }

    private static InvitationReading forEach(String names) {
        var wanted = new ArrayList<Wanted>();
        int line = 0;
        for (var text : (Iterable<String>) names.lines()::iterator) {
            line++;
            var name = new DisplayName(text);
            if (name.isAllowed()) {
                wanted.add(new Wanted(Role.USER, Optional.of(name.value()), 1));
            } else if (!name.value().isEmpty()) {
                return new Refused(new NameTooLong(line));
            }
        }
        if (wanted.isEmpty()) {
            return new Refused(new NoNames());
        }
        return wanted.size() > Invitation.MOST ? new Refused(new TooManyNames(wanted.size())) : new Good(wanted);
    }
}
