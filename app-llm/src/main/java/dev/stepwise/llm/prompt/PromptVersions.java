package dev.stepwise.llm.prompt;

import dev.stepwise.settings.ChosenPrompt;
import java.util.List;
import java.util.stream.IntStream;

/** The prompts of every version: a run keeps the one that it began with. */
public final class PromptVersions {

    private final List<Prompts> byVersion;

    private PromptVersions(List<Prompts> byVersion) {
        this.byVersion = List.copyOf(byVersion);
    }

    /** Those that come with the application, all read at once. */
    public static PromptVersions bundled() {
        return new PromptVersions(versions()
                .mapToObj(version -> new Prompts(PromptFolder.bundled(version)))
                .toList());
    }

    /** The same texts, whatever the version. */
    public static PromptVersions all(Prompts prompts) {
        return new PromptVersions(versions().mapToObj(_ -> prompts).toList());
    }

    /**
     * The texts of a run's prompt.
     *
     * @throws IllegalStateException if a newer Stepwise has stored the run, with a version that is not known here
     */
    public Prompts of(ChosenPrompt prompt) {
        if (prompt.version() > ChosenPrompt.NEWEST_VERSION) {
            throw new IllegalStateException("Version " + prompt.version() + " of the prompts is not known here.");
        }
        return byVersion.get(prompt.version() - ChosenPrompt.FIRST_VERSION);
    }

    private static IntStream versions() {
        return IntStream.rangeClosed(ChosenPrompt.FIRST_VERSION, ChosenPrompt.NEWEST_VERSION);
    }
}
