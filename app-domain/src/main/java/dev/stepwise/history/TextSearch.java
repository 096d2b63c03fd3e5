package dev.stepwise.history;

import dev.stepwise.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the newest questions with a text that contains what was typed. The newest few texts are read as they come, which fills a page
 * where what was typed is frequent. Then come windows of time, each about eight times the one before, by the index of words: what is
 * rarer needs a longer window to fill a page, so that much the same number of texts is read for whatever is typed.
 *
 * @see "docs/decisions/0011-pages-by-key-search-by-words.md"
 */
@Component
class TextSearch {

    /** The index knows which block of time a text's question belongs to, in blocks of 2^15 seconds and so on. */
    private static final int[] BLOCK_BITS = {15, 18, 21, 24};

    private final JdbcClient jdbc;

    TextSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest of them after the cursor, at most as many as the limit. */
    List<HistoryCursor> find(AccountId account, SearchText text, HistoryCursor after, int limit) {
        var page = new FoundQuestions(jdbc, account, text, limit);
        page.readNear(after);
        if (!page.isFull()) {
            readByWords(page, page.near(after));
        }
        return page.found();
    }

    private static void readByWords(FoundQuestions page, FoundQuestions.Near near) {
        var rest = near.end();
        for (int bits : BLOCK_BITS) {
            // a window that is no longer than what was read already would find hardly anything
            if (!page.isFull() && !rest.equals(HistoryCursor.OLDEST) && near.seconds() <= 1L << bits) {
                var end = blockBefore(rest.askedAt(), bits);
                page.readByWords(rest, end, bits);
                rest = end;
            }
        }
        if (!page.isFull() && !rest.equals(HistoryCursor.OLDEST)) {
            page.readByWords(rest);
        }
    }

    /** Where the block before that of the time begins. */
    private static HistoryCursor blockBefore(Instant time, int bits) {
        return HistoryCursor.at(Instant.ofEpochSecond(((time.getEpochSecond() >> bits) - 1) << bits));
    }
}
