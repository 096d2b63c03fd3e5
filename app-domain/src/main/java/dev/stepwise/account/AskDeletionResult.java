package dev.stepwise.account;

import java.time.Duration;

/** What became of a person's wish to have their account deleted. */
public sealed interface AskDeletionResult {

    /** All its logins have ended, nobody can log in, and it is deleted when {@link AccountDeletion#KEPT} has passed. */
    record Asked() implements AskDeletionResult {}

    /** The password is another one, or the account may not log in any more; nothing was changed. */
    record WrongPassword() implements AskDeletionResult {}

    /** The password was wrong too often; it is not looked at for this long. */
    record TooManyTries(Duration rest) implements AskDeletionResult {}

    /** Nobody would be left who could administer Stepwise; nothing was changed. */
    record LastAdministrator() implements AskDeletionResult {}
}
