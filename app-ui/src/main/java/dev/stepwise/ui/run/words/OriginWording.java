package dev.stepwise.ui.run.words;

import dev.stepwise.language.TextLanguage;
import dev.stepwise.settings.ChoiceSetting;
import dev.stepwise.settings.RunSettings;
import java.io.Serializable;
import java.util.ArrayList;

/** Where a run's seed and the language of its prompts come from: they are asked for, or Stepwise decides. */
public final class OriginWording implements Serializable {

    private final Words words;

    public OriginWording(Words words) {
        this.words = words;
    }

    /** A sentence on the seed, and one on the language where the run has prompts in one, and the question may be in another. */
    public String text(RunSettings run, String question) {
        var told = new ArrayList<String>();
        boolean isSeedAsked = run.reasoning().sampling().seed().isPresent();
        told.add(words.of(isSeedAsked ? "origin.seed-asked" : "origin.seed-drawn", run.seed()));
        if (ChoiceSetting.LANGUAGE.countsIn(run.resolved())) {
            told.add(words.of("origin." + Words.key(run.language()) + "-" + reason(run, question)));
        }
        return String.join(words.of("join.sentences"), told);
    }

    private static String reason(RunSettings run, String question) {
        if (run.reasoning().language().isPresent()) {
            return "asked";
        }
        var written = TextLanguage.tagOf(question);
        return written.isEmpty() || written.equals(run.language().tag()) ? "found" : "instead";
    }
}
