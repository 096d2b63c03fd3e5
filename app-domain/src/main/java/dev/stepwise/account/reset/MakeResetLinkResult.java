package dev.stepwise.account.reset;

import dev.stepwise.account.Account;

/** What became of a wish to make a link that sets another password. */
public sealed interface MakeResetLinkResult {

    /** It is made; its token is told this once, and its text does not show it. */
    record Made(Account account, String token) implements MakeResetLinkResult {

        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }

    /** The account is not there, or may not log in. */
    record NotFound() implements MakeResetLinkResult {}
}
