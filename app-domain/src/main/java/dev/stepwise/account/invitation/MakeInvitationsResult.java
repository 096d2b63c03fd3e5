package dev.stepwise.account.invitation;

import java.util.List;
import java.util.Optional;

/** What became of a wish to make invitations. */
public sealed interface MakeInvitationsResult {

    /** They are made; their tokens are told this once. */
    record Made(List<MadeInvitation> invitations) implements MakeInvitationsResult {

        public Made {
            invitations = List.copyOf(invitations);
        }
    }

    /** A made one with the token of its link; its text does not show that. */
    record MadeInvitation(Optional<String> forWhom, String token) {

        @Override
        public String toString() {
            return "MadeInvitation[hidden]";
        }
    }

    /** The end is not between now and {@link Invitation#MOST_DAYS} days from now. */
    record EndsBadly() implements MakeInvitationsResult {}

    /** The number of people is not from 1 to {@link Invitation#MOST}. */
    record BadNumber() implements MakeInvitationsResult {}

    /** A name is too long; of a list the line, from 1. */
    record NameTooLong(int line) implements MakeInvitationsResult {}

    /** The list has more than {@link Invitation#MOST} names. */
    record TooManyNames(int names) implements MakeInvitationsResult {}

    /** The list has no name. */
    record NoNames() implements MakeInvitationsResult {}
}
