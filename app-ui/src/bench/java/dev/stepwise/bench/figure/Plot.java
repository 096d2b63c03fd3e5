package dev.stepwise.bench.figure;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures that have a goal, drawn over it on a scale of powers: left of the line it was met, right of it missed. */
final class Plot {

    private static final int ROW = 22;
    private static final int TOP = 56;
    private static final int LEFT = 430;
    private static final int WIDTH = 480;
    private static final double LEAST = 0.1;
    private static final double MOST = 10;

    private Plot() {}

    static String of(Report report) {
        List<Figure> judged = report.figures().stream()
                .filter(figure -> figure.overGoal(figure.stepwise()).isPresent())
                .toList();
        int height = TOP + ROW * judged.size() + 24;
        var svg = new StringBuilder(format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#fbfbf9"/>
                <text x="16" y="22" font-size="15">Stepwise over its goals</text>
                <circle cx="%d" cy="18" r="5" fill="#0e6b5c"/><text x="%d" y="22">Stepwise</text>
                <circle cx="%d" cy="18" r="4.5" fill="none" stroke="#855400"/><text x="%d" y="22">plain loop</text>
                """, LEFT + WIDTH + 180, height, LEFT, LEFT + 10, LEFT + 90, LEFT + 100));
        for (double power : new double[] {LEAST, 0.3, 1, 3, MOST}) {
            svg.append(format(
                    "<line x1=\"%.1f\" x2=\"%1$.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/><text x=\"%1$.1f\" y=\"%d\""
                            + " text-anchor=\"middle\" fill=\"#5a605c\">%s</text>%n",
                    x(power), TOP - 8, height - 16, power == 1 ? "#0f1110" : "#e5e7e3", TOP - 12, tick(power)));
        }
        for (int i = 0; i < judged.size(); i++) {
            svg.append(row(judged.get(i), TOP + ROW * i + ROW / 2));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Figure figure, int y) {
        var met = figure.verdict().equals("met");
        var row = new StringBuilder(format(
                "<text x=\"16\" y=\"%d\">%s <tspan fill=\"#5a605c\">%s</tspan></text>%n",
                y + 4, escaped(figure.measure().words()), escaped(figure.subject())));
        var plain = figure.overGoal(figure.plainLoop());
        if (plain.isPresent()) {
            row.append(format(
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"4.5\" fill=\"none\" stroke=\"#855400\"/>%n",
                    x(plain.getAsDouble()), y));
        }
        row.append(format(
                "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"/>%n",
                x(figure.overGoal(figure.stepwise()).getAsDouble()), y, met ? "#0e6b5c" : "#a20519"));
        return row.append(format(
                        "<text x=\"%d\" y=\"%d\">%s of %s</text>%n",
                        LEFT + WIDTH + 16, y + 4, text(figure, figure.stepwise()), text(figure, figure.goal())))
                .toString();
    }

    private static String text(Figure figure, OptionalDouble value) {
        return Table.number(figure, value);
    }

    private static double x(double overGoal) {
        double bounded = Math.clamp(overGoal, LEAST, MOST);
        return LEFT + WIDTH * Math.log(bounded / LEAST) / Math.log(MOST / LEAST);
    }

    private static String tick(double power) {
        return power == 1 ? "goal" : format(power < 1 ? "×%.1f" : "×%.0f", power);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
