package dev.stepwise.llm.langchain4j;

import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.run.CauseDetail;
import java.util.Locale;

/** Why a trial failed, in the server's words where it said some. */
final class CheckWords {

    private CheckWords() {}

    static String of(CallEnd.Failed failed) {
        return failed.detail() instanceof CauseDetail.Technical(var words)
                ? words
                : failed.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
