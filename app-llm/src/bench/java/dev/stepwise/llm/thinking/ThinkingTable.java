package dev.stepwise.llm.thinking;

import dev.stepwise.settings.Strategy;
import java.util.Locale;

/** The report for people, in Markdown: two lines for each skill and temperature. */
final class ThinkingTable {

    private static final String HEAD = """
            | skill | temperature | asked | right | share | 95 % interval | steps | tokens a right answer | seconds a right answer | the steps changed |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private ThinkingTable() {}

    static String of(ThinkingReport report) {
        var table = new StringBuilder(HEAD);
        for (var one : report.comparisons()) {
            table.append(row(one, Strategy.DIRECT, one.plain(), ""));
            table.append(row(one, Strategy.STEPS, one.driven(), changed(one.paired())));
        }
        return table.toString();
    }

    static String words(Strategy way) {
        return way == Strategy.STEPS ? "driven" : "plain";
    }

    private static String row(Comparison one, Strategy way, Comparison.Side side, String changed) {
        var share = side.share();
        return format(
                "| %s | %s | %s | %d of %d | %.1f %% | %.1f to %.1f %% | %.1f | %s | %s | %s |%n",
                one.skill().words(),
                one.temperature(),
                words(way),
                share.right(),
                share.of(),
                100 * share.value(),
                100 * share.low(),
                100 * share.high(),
                side.steps(),
                share.right() == 0 ? "–" : format("%.0f", side.tokensPerRight()),
                share.right() == 0 ? "–" : format("%.2f", side.secondsPerRight()),
                changed);
    }

    private static String changed(Paired paired) {
        return format(
                "%+.1f ± %.1f points (%d won, %d lost, p %s)",
                100 * paired.difference(), 100 * paired.margin(), paired.won(), paired.lost(), chance(paired.chance()));
    }

    private static String chance(double chance) {
        return chance < 0.001 ? "< 0.001" : format("= %.3f", chance);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
