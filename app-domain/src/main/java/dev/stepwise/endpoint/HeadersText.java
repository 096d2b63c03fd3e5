package dev.stepwise.endpoint;

import java.util.List;
import java.util.stream.Collectors;

/** Headers as one text, which is encrypted as a whole: a line each, for neither names nor values have line breaks. */
final class HeadersText {

    private HeadersText() {}

    static String write(List<Header> headers) {
        return headers.stream()
                .map(header -> header.name() + ":" + header.value())
                .collect(Collectors.joining("\n"));
    }

    static List<Header> read(String text) {
        return text.lines()
                .map(line -> new Header(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1)))
                .toList();
    }
}
