package dev.stepwise.history;

import dev.stepwise.account.AccountId;
import java.util.Optional;

/** Finds an account's own questions. */
public interface HistoryService {

    /** The newest questions, or those that come after the cursor. */
    HistoryPage recent(AccountId account, Optional<HistoryCursor> after, int limit);

    /** The questions whose text contains what was typed, in any case of letters, newest first; a blank text finds all. */
    HistoryPage search(AccountId account, String text, Optional<HistoryCursor> after, int limit);
}
