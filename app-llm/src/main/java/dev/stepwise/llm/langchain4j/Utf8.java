package dev.stepwise.llm.langchain4j;

import java.nio.charset.StandardCharsets;

/** Text as servers send it. */
final class Utf8 {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Utf8() {}

    /** The text; invalid bytes become U+FFFD, and a byte-order mark at its beginning is none of it. */
    static String text(byte[] bytes) {
        return withoutMark(new String(bytes, StandardCharsets.UTF_8));
    }

    static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }
}
