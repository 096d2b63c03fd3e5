package dev.stepwise.llm.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Valid JSON as a model might write it: any escapes, orders, further keys, values and white space. */
final class Written {

    private static final List<String> PARTS = List.of(
            "word",
            " ",
            "中",
            "é",
            "😀",
            "\\\"",
            "\\\\",
            "\\/",
            // before a letter they would be a single backslash
            "\\b.",
            "\\f.",
            "\\n",
            "\\r",
            "\\t",
            "\\u0041",
            "\\u4E2d",
            "\\u0000",
            "\\ud83d",
            "\\uDE00",
            "\\ud83d\\ude00",
            "\ud83d",
            "\ude00",
            "\0",
            "\u001a",
            "\u2028",
            "\ufeff",
            "\t",
            "\n",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "`",
            "\\u007b",
            "\\u0022",
            "content",
            "{\\\"title\\\":\\\"no\\\"}");

    private static final Arbitrary<String> WHITE = Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just("")),
            Tuple.of(1, Arbitraries.of(" ", "\n  ", " \t\r\n", " \t\r\n".repeat(5))));

    private static final Arbitrary<String> SCALAR =
            Arbitraries.oneOf(Arbitraries.of("null", "true", "false", "0", "-12.5e+3"), string());

    private Written() {}

    /** A string in its quotes. */
    static Arbitrary<String> string() {
        return text().map(text -> '"' + text + '"');
    }

    /** What may stand between a string's quotes. */
    static Arbitrary<String> text() {
        return Arbitraries.of(PARTS).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    /** Pieces of JSON in any order. */
    static Arbitrary<String> fragments() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        ":",
                        ",",
                        "\\",
                        " ",
                        "\n",
                        "x",
                        "7",
                        "```",
                        "\"content\":",
                        "\"title\"",
                        "\"a\"",
                        "null")
                .list()
                .ofMaxSize(20)
                .map(pieces -> String.join("", pieces));
    }

    /** An object with a string as content, mostly with title and action. */
    static Arbitrary<String> step() {
        var content = field(Arbitraries.of("content", "c\\u006Fntent"), string());
        var title = field(Arbitraries.of("title"), string()).optional(0.9);
        var action = field(
                        Arbitraries.of("next_action"),
                        Arbitraries.of("\"continue\"", "\"final_answer\"", "\"Final Answer\"", "7"))
                .optional(0.9);
        var more = field(Arbitraries.of("more", "contents", "\\u0022", ""), value())
                .optional(0.5);
        return Combinators.combine(content, title, action, more, Arbitraries.integers())
                .as((first, second, third, fourth, order) -> {
                    var fields = new ArrayList<>(List.of(first));
                    second.ifPresent(fields::add);
                    third.ifPresent(fields::add);
                    fourth.ifPresent(fields::add);
                    Collections.shuffle(fields, new Random(order));
                    return "{" + String.join(",", fields) + "}";
                });
    }

    /** An object with values of any kind under some of the keys that an answer may have, and under another one. */
    static Arbitrary<String> answer() {
        var keys = Arbitraries.shuffle("content", "answer", "final_answer", "title");
        return Combinators.combine(keys, value().list().ofMinSize(1).ofMaxSize(4), WHITE)
                .as((names, values, white) -> IntStream.range(0, values.size())
                        .mapToObj(n -> white + '"' + names.get(n) + "\":" + white + values.get(n))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private static Arbitrary<String> value() {
        return Arbitraries.recursive(() -> SCALAR, Written::around, 0, 3);
    }

    private static Arbitrary<String> around(Arbitrary<String> value) {
        var object = Combinators.combine(
                        field(Arbitraries.of("content"), value), field(Arbitraries.of("next_action"), value))
                .as((content, action) -> "{" + content + "," + action + "}");
        var list =
                Combinators.combine(value, WHITE).as((inner, white) -> "[" + inner + white + "," + white + inner + "]");
        return Arbitraries.oneOf(object, list);
    }

    private static Arbitrary<String> field(Arbitrary<String> key, Arbitrary<String> value) {
        return Combinators.combine(key, value, WHITE, WHITE, WHITE)
                .as((name, written, before, between, after) ->
                        before + '"' + name + '"' + between + ':' + between + written + after);
    }
}
