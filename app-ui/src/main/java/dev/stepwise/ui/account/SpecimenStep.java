package dev.stepwise.ui.account;

import dev.stepwise.ui.component.Durations;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A step of the small run that stands beside the login, as it looks inside.
 *
 * @param waited to the first token, in milliseconds
 * @param wrote from there on, in milliseconds
 */
record SpecimenStep(int number, String title, long waited, long wrote) {

    private static final List<Integer> MILLISECONDS = List.of(1_900, 2_900, 2_300, 2_800, 1_400);
    private static final int TO_FIRST_TOKEN = 80;

    /** @param titles with a bar between them, one for each step */
    static List<SpecimenStep> all(String titles) {
        var each = titles.split("\\|", -1);
        return IntStream.range(0, MILLISECONDS.size())
                .mapToObj(step ->
                        new SpecimenStep(step + 1, each[step], TO_FIRST_TOKEN, MILLISECONDS.get(step) - TO_FIRST_TOKEN))
                .toList();
    }

    long took() {
        return waited + wrote;
    }

    String duration() {
        return Durations.words(Duration.ofMillis(took()));
    }
}
