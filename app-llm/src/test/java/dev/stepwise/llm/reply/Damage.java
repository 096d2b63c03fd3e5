package dev.stepwise.llm.reply;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Something that happens to a text on its way.
 *
 * @param permille where it happens, of the text's length
 * @param stray what gets into it
 */
record Damage(Kind kind, int permille, String stray) {

    enum Kind {
        CUT,
        LOSS,
        STRAY,
        SWAP,
        WHITE_RUN,
        WHITE_INSTEAD_OF_END,
        DOUBLED_BRACES,
        DOUBLED_ALL_BRACES,
        PROSE_AROUND,
        FENCE_AROUND,
        LIST_AROUND,
        TWICE,
        WITHIN_ITSELF,
        SINGLE_QUOTES,
        LAST_COMMA
    }

    private static final List<String> STRAYS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\\",
            " ",
            "x",
            "\0",
            "\u0001",
            "\b",
            "\t",
            "\n",
            "\r",
            "\u001a",
            "\u001f",
            "\u007f",
            "\u2028",
            "\ufeff",
            "\ud83d",
            "\ude00",
            "`",
            "\\u12",
            "null",
            "\"content\":\"no\",");

    /** A text to which up to two things happened. */
    static Arbitrary<String> to(Arbitrary<String> text) {
        var damage = Combinators.combine(
                        Arbitraries.of(Kind.values()), Arbitraries.integers().between(0, 1000), Arbitraries.of(STRAYS))
                .as(Damage::new);
        return Combinators.combine(text, damage.list().ofMaxSize(2)).as(Damage::allOf);
    }

    private static String allOf(String text, List<Damage> damages) {
        var damaged = text;
        for (var damage : damages) {
            damaged = damage.to(damaged);
        }
        return damaged;
    }

    private String to(String text) {
        int at = text.length() * permille / 1000;
        var before = text.substring(0, at);
        var after = text.substring(at);
        return switch (kind) {
            case CUT -> before;
            case LOSS -> before + after.substring(Math.min(after.length(), stray.length()));
            case STRAY -> before + stray + after;
            case SWAP -> before + stray + after.substring(Math.min(after.length(), 1));
            case WHITE_RUN -> before + " ".repeat(WhiteSpace.BOUND - 3 + permille % 6) + after;
            case WHITE_INSTEAD_OF_END -> text.replaceFirst("}$", "\n".repeat(WhiteSpace.BOUND + 1));
            case DOUBLED_BRACES -> "{" + text + "}";
            case DOUBLED_ALL_BRACES -> text.replace("{", "{{").replace("}", "}}");
            case PROSE_AROUND -> "So {here} is \"it\": {" + text + " and more";
            case FENCE_AROUND -> "```json\n" + text + "\n```";
            case LIST_AROUND -> "[" + text + "]";
            case TWICE -> text + text;
            case WITHIN_ITSELF -> before + text + after;
            case SINGLE_QUOTES -> text.replace('"', '\'');
            case LAST_COMMA -> text.replaceFirst("}$", ",}");
        };
    }
}
