package dev.stepwise.llm.practice;

import dev.stepwise.settings.Language;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** All scripts, and the way from a question to its own. */
final class Scripts {

    private static final List<String> EXAMPLES = List.of("strawberry", "decimals", "talks", "farmyard");

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\R\\s*\\R");

    /** Everything but letters, digits and the point inside a number. */
    private static final Pattern UNSAID = Pattern.compile("(?<!\\d)\\.|\\.(?!\\d)|[^\\p{L}\\p{N}.]+");

    /** No example is longer than this, and no longer question is worth the comparison. */
    private static final int LONGEST_EXAMPLE = 1_000;

    private final Map<String, Script> byQuestion = new HashMap<>();
    private final Map<Language, Script> others = new EnumMap<>(Language.class);

    Scripts() {
        for (var language : Language.values()) {
            var folder = "/practice/" + language.tag() + "/";
            var further = ScriptFile.load(folder + "further.md").steps();
            others.put(language, ScriptFile.load(folder + "other.md"));
            for (var example : EXAMPLES) {
                var script = ScriptFile.load(folder + example + ".md").withFurther(further);
                script.asks().forEach(question -> byQuestion.put(said(question), script));
            }
        }
    }

    /**
     * The script for the first paragraph of a text, whatever its case, quotes, blanks and punctuation; for a question that no script is
     * about, the one that says so, in the question's language.
     */
    Script forQuestion(String text) {
        var question = PARAGRAPH_END.split(text.strip(), 2)[0];
        var example = question.length() > LONGEST_EXAMPLE ? null : byQuestion.get(said(question));
        return example != null ? example : Objects.requireNonNull(others.get(Language.of(question)));
    }

    private static String said(String question) {
        var folded = Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return UNSAID.matcher(folded).replaceAll("");
    }
}
