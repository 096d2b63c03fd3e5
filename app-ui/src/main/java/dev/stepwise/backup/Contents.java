package dev.stepwise.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The list that a backup ends with; a file without it was cut off.
 *
 * @param layout the version of the last migration of the database that was saved
 * @param tables in the order in which they can be filled
 */
record Contents(String layout, Instant made, List<SavedTable> tables) {

    static final String ENTRY = "backup.properties";

    private static final String FORMAT = "1";

    void write(OutputStream out) throws IOException {
        var properties = new Properties();
        properties.setProperty("format", FORMAT);
        properties.setProperty("layout", layout);
        properties.setProperty("made", made.toString());
        properties.setProperty(
                "tables", String.join(",", tables.stream().map(SavedTable::name).toList()));
        for (var table : tables) {
            properties.setProperty(table.name() + ".columns", String.join(",", table.columns()));
            properties.setProperty(table.name() + ".rows", String.valueOf(table.rows()));
        }
        properties.store(out, "A backup of Stepwise");
    }

    /** @throws BackupFailure if this is no such list, or one of a kind that only a newer Stepwise knows */
    static Contents read(InputStream in) throws IOException {
        var properties = new Properties();
        try {
            properties.load(in);
            if (!FORMAT.equals(properties.getProperty("format"))) {
                throw new BackupFailure("A newer Stepwise made this file: restore it with that one.");
            }
            List<SavedTable> tables = new ArrayList<>();
            for (String name : value(properties, "tables").split(",", -1)) {
                tables.add(new SavedTable(
                        name,
                        List.of(value(properties, name + ".columns").split(",", -1)),
                        Long.parseLong(value(properties, name + ".rows"))));
            }
            return new Contents(value(properties, "layout"), Instant.parse(value(properties, "made")), tables);
        } catch (IllegalArgumentException | DateTimeException garbled) {
            throw new BackupFailure("The file’s list of contents is garbled.");
        }
    }

    private static String value(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }

    long rows() {
        return tables.stream().mapToLong(SavedTable::rows).sum();
    }
}
