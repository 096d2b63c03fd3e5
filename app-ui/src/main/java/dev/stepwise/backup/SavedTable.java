package dev.stepwise.backup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as it was saved.
 *
 * @param columns those that hold data of their own, not computed from others
 */
record SavedTable(String name, List<String> columns, long rows) {

    /** Where its rows stand in the backup's file. */
    String entry() {
        return "tables/" + name + ".copy";
    }

    /** The table and its columns, for {@code copy}. */
    String forCopy() {
        return quoted(name) + columns.stream().map(SavedTable::quoted).collect(Collectors.joining(", ", " (", ")"));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    SavedTable withRows(long counted) {
        return new SavedTable(name, columns, counted);
    }
}
