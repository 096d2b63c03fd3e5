package dev.stepwise.ui.audit;

import dev.stepwise.account.audit.AuditEntry;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Acts of administrators as comma-separated values (RFC 4180), in which no spreadsheet finds a formula. */
final class AuditCsv {

    /** With what a cell begins that spreadsheets take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private AuditCsv() {}

    static String head() {
        return line("time (UTC)", "who", "account", "act", "about", "id");
    }

    /** In one language, for programs: the act by its constant's name. */
    static String line(AuditEntry entry) {
        return line(
                entry.at().truncatedTo(ChronoUnit.MILLIS).toString(),
                entry.actorName(),
                entry.actor().map(Object::toString).orElse(""),
                entry.act().map(Enum::name).orElse(""),
                entry.subject().name(),
                entry.subject().id().map(Object::toString).orElse(""));
    }

    static String lines(List<AuditEntry> entries) {
        return entries.stream().map(AuditCsv::line).collect(Collectors.joining());
    }

    private static String line(String... cells) {
        return Arrays.stream(cells).map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
