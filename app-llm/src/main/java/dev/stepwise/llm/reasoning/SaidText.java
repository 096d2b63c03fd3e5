package dev.stepwise.llm.reasoning;

import dev.stepwise.run.CompletedStep;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a step says. Two are equal that differ in case and white space alone: each other sign may change what is said. */
record SaidText(String title, String content) {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

    SaidText {
        title = normalised(title);
        content = normalised(content);
    }

    static SaidText of(CompletedStep step) {
        return new SaidText(step.title(), step.content());
    }

    static String normalised(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
