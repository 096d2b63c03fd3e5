package dev.stepwise.llm.thinking;

import java.util.Locale;

/** The shares with their intervals, plain above driven, on a scale from 0 to 100 %. */
final class ThinkingPlot {

    private static final int ROW = 40;
    private static final int TOP = 72;
    private static final int LEFT = 260;
    private static final int WIDTH = 480;
    private static final String INK = "#0f1110";
    private static final String QUIET = "#5a605c";
    private static final String LINE = "#e5e7e3";
    private static final String PLAIN = "#855400";
    private static final String DRIVEN = "#0e6b5c";

    private ThinkingPlot() {}

    static String of(ThinkingReport report) {
        int height = TOP + ROW * report.comparisons().size() + 16;
        var svg =
                new StringBuilder(format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" fill="%s">
                <rect width="100%%" height="100%%" fill="#fbfbf9"/>
                <text x="16" y="22" font-size="15">Right answers of %s</text>
                <circle cx="24" cy="40" r="4.5" fill="none" stroke="%s"/><text x="34" y="44">plain</text>
                <circle cx="84" cy="40" r="5" fill="%s"/><text x="94" y="44">driven step by step, with 95 %% intervals</text>
                """, LEFT + WIDTH + 90, height, INK, escaped(report.model()), PLAIN, DRIVEN));
        for (int percent = 0; percent <= 100; percent += 25) {
            svg.append(format(
                    "<line x1=\"%.1f\" x2=\"%1$.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/>"
                            + "<text x=\"%1$.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\">%d %%</text>%n",
                    x(percent / 100.0), TOP - 6, height - 12, LINE, TOP - 10, QUIET, percent));
        }
        for (int i = 0; i < report.comparisons().size(); i++) {
            svg.append(row(report.comparisons().get(i), TOP + ROW * i + ROW / 2));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Comparison one, int y) {
        return format(
                        "<text x=\"16\" y=\"%d\">%s <tspan fill=\"%s\">at %s</tspan></text>%n",
                        y + 4, escaped(one.skill().words()), QUIET, one.temperature())
                + share(one.plain().share(), y - 7, PLAIN, "none")
                + share(one.driven().share(), y + 7, DRIVEN, DRIVEN);
    }

    private static String share(Share share, int y, String colour, String fill) {
        return format(
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%3$d\" stroke=\"%s\" stroke-width=\"2\"/>"
                        + "<circle cx=\"%.1f\" cy=\"%3$d\" r=\"4.5\" fill=\"%s\" stroke=\"%4$s\"/>"
                        + "<text x=\"%d\" y=\"%d\" fill=\"%4$s\">%.1f %%</text>%n",
                x(share.low()),
                x(share.high()),
                y,
                colour,
                x(share.value()),
                fill.equals("none") ? "#fbfbf9" : fill,
                LEFT + WIDTH + 16,
                y + 4,
                100 * share.value());
    }

    private static double x(double share) {
        return LEFT + WIDTH * share;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
