package dev.stepwise.settings;

import java.util.List;
import java.util.stream.Stream;

/** One of the settings of reasoning, and what is known of it: whoever shows, stores or compares settings asks here. */
public sealed interface Setting permits NumberSetting, ChoiceSetting, TextsSetting {

    /** All of them, in the order in which a run is told by them. */
    static List<Setting> all() {
        return Stream.<Setting[]>of(NumberSetting.values(), ChoiceSetting.values(), TextsSetting.values())
                .flatMap(Stream::of)
                .toList();
    }

    /** What it is called in JSON and in the database: {@code max_steps}. */
    String wireName();

    /** What the keys of its texts end with: {@code max-steps}. */
    default String wordingKey() {
        return wireName().replace('_', '-');
    }

    /** Whether it makes a difference beside the other settings: a plain answer has no steps that could be counted. */
    boolean countsIn(ReasoningSettings settings);
}
