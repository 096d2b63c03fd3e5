package dev.stepwise.bench.figure;

import java.util.Locale;
import java.util.OptionalDouble;

/** The figures for people: by what was measured, one line each, with the conditions beneath. */
final class Table {

    private static final String ROW = "  %-39s %10s %10s %10s %-7s %11s  %s";

    private Table() {}

    static String of(Report report) {
        var table = new StringBuilder();
        line(table, "", "ideal", "goal", "Stepwise", "", "plain loop", "others");
        var subject = "";
        for (var figure : report.figures()) {
            if (!figure.subject().equals(subject)) {
                subject = figure.subject();
                table.append(subject).append('\n');
            }
            line(
                    table,
                    figure.measure().words(),
                    number(figure, figure.ideal()),
                    number(figure, figure.goal()),
                    number(figure, figure.stepwise()),
                    figure.verdict(),
                    number(figure, figure.plainLoop()),
                    figure.measure().peers());
        }
        return table.append(String.format(
                        Locale.ROOT, "%n%d processors, load %.1f%n%n", report.processors(), report.load()))
                .append(Measure.PEERS)
                .toString();
    }

    static String number(Figure figure, OptionalDouble value) {
        return value.isPresent() ? figure.measure().unit().of(value.getAsDouble()) : "–";
    }

    private static void line(StringBuilder table, Object... cells) {
        table.append(String.format(ROW, cells).stripTrailing()).append('\n');
    }
}
