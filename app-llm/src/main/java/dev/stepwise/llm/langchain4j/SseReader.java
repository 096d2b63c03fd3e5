package dev.stepwise.llm.langchain4j;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads server-sent events as the HTML standard defines them, and what servers send in their place: lines with the field {@code error},
 * JSON without a field, or a whole body of JSON or HTML.
 */
final class SseReader {

    private final Lines lines;
    private boolean begun;

    SseReader(InputStream in) {
        lines = new Lines(in);
    }

    /**
     * The next event that has data, its lines joined by a line feed; empty at the stream's end. Where the stream breaks, all that came
     * before is given first.
     *
     * @throws Lines.StreamTooLarge if a line or an event exceeds 1 MiB, or the stream 32 MiB
     */
    Optional<SseEvent> next() throws IOException {
        var name = "";
        var data = new ArrayList<String>();
        var size = 0;
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (data.isEmpty() && isBare(line)) {
                return Optional.of(event(name, bare(line)));
            }
            begun |= !line.isBlank();
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    break;
                }
                name = "";
            }
            var colon = line.indexOf(':');
            var field = (colon < 0 ? line : line.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
            var value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
            switch (field) {
                case "event" -> name = value.strip();
                case "data", "error" -> {
                    name = field.equals("error") ? field : name;
                    data.add(value);
                    size += value.length();
                    if (size > Lines.LINE_LIMIT_BYTES) {
                        throw new Lines.StreamTooLarge("an event is longer than 1 MiB");
                    }
                }
                default -> {}
            }
        }
        if (data.isEmpty()) {
            lines.throwIfBroken();
            return Optional.empty();
        }
        return Optional.of(event(name, String.join("\n", data)));
    }

    private SseEvent event(String name, String data) {
        var text = data.strip();
        boolean isHalfAnObject = text.startsWith("{") && !text.endsWith("}");
        return new SseEvent(name, data, lines.lastWasWhole() || !(lines.isBroken() || isHalfAnObject));
    }

    /** Whether the line is no field of an event: an object by itself, or the beginning of a body that is no stream of events. */
    private boolean isBare(String line) {
        return isObject(line)
                || (!begun && !line.isBlank() && "{[<\"".indexOf(line.strip().charAt(0)) >= 0);
    }

    private String bare(String line) throws IOException {
        begun = true;
        return isObject(line) ? line : line + "\n" + rest();
    }

    private static boolean isObject(String line) {
        var text = line.strip();
        return text.startsWith("{") && text.endsWith("}");
    }

    private String rest() throws IOException {
        var rest = new ArrayList<String>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            rest.add(line);
        }
        return String.join("\n", rest);
    }

    /**
     * One event.
     *
     * @param name empty where the server gives none
     * @param isWhole false if the stream broke within the event's last line, or ended within an object in it
     */
    record SseEvent(String name, String data, boolean isWhole) {}
}
