package dev.stepwise.bench.crowd;

import dev.stepwise.reader.Noted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When somebody who followed a run could read how much of a step: a length, and microseconds since 1970, in the order in which they came. */
record Sights(List<long[]> all) {

    /** By the step's number, 0 for the answer. @param pairs as {@code RecordedPage.sights()} has them */
    static Map<Integer, Sights> read(long[] pairs) {
        Map<Integer, Sights> places = new HashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            var sight = new long[] {pairs[i] & 0xFFFF_FFFFL, pairs[i + 1]};
            places.computeIfAbsent((int) (pairs[i] >> Integer.SIZE), _ -> new Sights(new ArrayList<>()))
                    .all()
                    .add(sight);
        }
        return places;
    }

    /** The same from what a reader noted. */
    static Map<Integer, Sights> noted(List<Noted.Letters> letters) {
        Map<Integer, Sights> places = new HashMap<>();
        for (var noted : letters) {
            places.computeIfAbsent(noted.place(), _ -> new Sights(new ArrayList<>()))
                    .all()
                    .add(new long[] {noted.count(), 1_000 * noted.at()});
        }
        return places;
    }

    long most() {
        return all.stream().mapToLong(sight -> sight[0]).max().orElse(0);
    }

    /**
     * Milliseconds from the sending of each token that brought some of the text to the first sight of it; a token of which more was never
     * seen than before does not count.
     *
     * @param readable how much there was to read when each token had been sent
     */
    double[] lateness(SentCall call, int[] readable) {
        long most = most();
        var lateness = new double[call.tokens()];
        int count = 0;
        int next = 0;
        for (int token = 0; token < call.tokens(); token++) {
            int before = token == 0 ? 0 : readable[token - 1];
            if (readable[token] > before && readable[token] <= most) {
                while (all.get(next)[0] < readable[token]) {
                    next++;
                }
                lateness[count++] = (all.get(next)[1] - call.sentAt(token)) / 1e3;
            }
        }
        return Arrays.copyOf(lateness, count);
    }
}
