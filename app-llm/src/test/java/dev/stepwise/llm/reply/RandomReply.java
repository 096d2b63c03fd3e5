package dev.stepwise.llm.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Valid JSON as a model might write it: any escapes, orders, further keys, values and white space. */
final class RandomReply {

    private static final List<String> PARTS = List.of(
            "\\\"",
            "\\\\",
            "\\/",
            "\\b",
            "\\f",
            "\\n",
            "\\r",
            "\\t",
            "\\u0041",
            "\\u4E2d",
            "\\u0000",
            "\\ud83d",
            "\\uDE00",
            "\\ud83d\\ude00",
            "😀",
            "\ud83d",
            "\ude00",
            "\0",
            "\u001a",
            "\t",
            "\n",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "中",
            "é",
            "word",
            " ",
            "\\u007b",
            "\\u0022",
            "content",
            "{\\\"title\\\":\\\"no\\\"}");

    private final Random random;

    RandomReply(Random random) {
        this.random = random;
    }

    /** An object with a string as content, mostly with title and action. */
    String object() {
        var fields = new ArrayList<String>();
        fields.add(field(random.nextBoolean() ? "content" : "c\\u006Fntent", string()));
        if (random.nextInt(8) > 0) {
            fields.add(field("title", string()));
        }
        if (random.nextInt(8) > 0) {
            fields.add(field("next_action", "\"" + (random.nextBoolean() ? "continue" : "final_answer") + "\""));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            fields.add(field("more" + i, value(0)));
        }
        Collections.shuffle(fields, random);
        return "{" + String.join(",", fields) + "}";
    }

    private String field(String key, String value) {
        return white() + '"' + key + '"' + white() + ':' + white() + value + white();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth < 4 ? 7 : 5)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "-12.5e+3";
            case 3 -> "0";
            case 4 -> string();
            case 5 -> "{" + field("content", value(depth + 1)) + "," + field("next_action", value(depth + 1)) + "}";
            default -> "[" + value(depth + 1) + white() + "," + white() + value(depth + 1) + "]";
        };
    }

    private String string() {
        var text = new StringBuilder("\"");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.append('"').toString();
    }

    private String white() {
        return random.nextInt(4) > 0 ? "" : " \t\r\n".repeat(random.nextInt(6));
    }
}
