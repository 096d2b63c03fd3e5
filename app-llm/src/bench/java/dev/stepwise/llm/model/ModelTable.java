package dev.stepwise.llm.model;

import dev.stepwise.llm.model.Question.Kind;
import dev.stepwise.llm.thinking.Paired;
import dev.stepwise.llm.thinking.Share;
import java.util.List;
import java.util.Locale;

/** The report for people, in Markdown: what was right, and what became of the calls. */
record ModelTable(String model, List<WayResults> results) {

    ModelTable {
        results = List.copyOf(results);
    }

    String text() {
        var text = new StringBuilder("Model: " + model + ". Shares with Wilson's 95 % intervals.\n\n");
        if (results.stream().anyMatch(result -> result.right().of() > 0)) {
            right(text);
        }
        calls(text);
        return text.toString();
    }

    private void right(StringBuilder text) {
        text.append(
                "| way | right | sums | decimals | letters | against plain: won, lost | difference | p |\n|---|---|---|---|---|---|---|---|\n");
        var plain = results.stream().filter(result -> result.way().isPlain()).findFirst();
        for (var result : results) {
            text.append(format(
                    "| %s | %s | %s | %s | %s | %s |%n",
                    result.way().name(),
                    words(result.right()),
                    shortly(result.right(Kind.SUMS)),
                    shortly(result.right(Kind.DECIMALS)),
                    shortly(result.right(Kind.LETTERS)),
                    plain.isEmpty() || result.way().isPlain() ? "– | – | –" : words(result.against(plain.get()))));
        }
        text.append('\n');
    }

    private void calls(StringBuilder text) {
        text.append(
                "| way | asked | failed | steps | attempts a call kept | rejected for | cut, looped, recited, repaired, repeated of kept |"
                        + " thinking ended | tokens a question | of these rejected | prompt from cache |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (var result : results) {
            int asked = Math.max(1, result.answers().size());
            int kept = Math.max(1, result.sum(Answered::kept));
            int tokens = result.sum(Answered::tokens);
            text.append(format(
                    "| %s | %d | %s | %.1f | %.2f | %s | %d, %d, %d, %d, %d of %d | %s | %d | %s | %s |%n",
                    result.way().name(),
                    result.answers().size(),
                    result.failures(),
                    (double) result.sum(answer -> answer.steps().size()) / asked,
                    (double) result.attempts() / kept,
                    result.causesOfRejection(),
                    result.sum(Answered::cut),
                    result.sum(Answered::looped),
                    result.sum(Answered::recited),
                    result.sum(Answered::repaired),
                    result.sum(Answered::repeated),
                    result.sum(Answered::kept),
                    result.thinkingEnds(),
                    tokens / asked,
                    percent(result.sum(Answered::rejectedTokens), tokens),
                    percent(result.sum(Answered::cached), result.sum(Answered::prompt))));
        }
    }

    private static String words(Share share) {
        return share.of() == 0
                ? "–"
                : format(
                        "%d of %d, %.0f %% [%.0f, %.0f]",
                        share.right(), share.of(), 100 * share.value(), 100 * share.low(), 100 * share.high());
    }

    private static String shortly(Share share) {
        return share.of() == 0 ? "–" : share.right() + " of " + share.of();
    }

    private static String words(Paired paired) {
        return format(
                "%d, %d | %+.1f ± %.1f points | %.3f",
                paired.won(), paired.lost(), 100 * paired.difference(), 100 * paired.margin(), paired.chance());
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "–" : format("%.1f %%", 100.0 * part / whole);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
