package dev.stepwise.ui.run.words;

import dev.stepwise.settings.ChoiceSetting;
import dev.stepwise.settings.NumberSetting;
import dev.stepwise.settings.RunSettings;
import java.io.Serializable;
import java.util.ArrayList;

/** Where a run's seed and the language of its prompts come from: they are asked for, or Stepwise decides. */
public final class OriginWording implements Serializable {

    private final Words words;

    public OriginWording(Words words) {
        this.words = words;
    }

    /** A sentence for each of them that makes a difference to the run; may be empty. */
    public String text(RunSettings run) {
        var told = new ArrayList<String>();
        if (NumberSetting.SEED.countsIn(run.resolved())) {
            boolean asked = run.reasoning().sampling().seed().isPresent();
            told.add(words.of(asked ? "origin.seed-asked" : "origin.seed-drawn", run.seed()));
        }
        if (ChoiceSetting.LANGUAGE.countsIn(run.resolved())) {
            boolean asked = run.reasoning().language().isPresent();
            told.add(words.of("origin." + Words.key(run.language()) + (asked ? "-asked" : "-found")));
        }
        return String.join(" ", told);
    }
}
