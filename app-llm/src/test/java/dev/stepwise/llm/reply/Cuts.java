package dev.stepwise.llm.reply;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Lengths of the pieces in which a text arrives, over and over until it is whole; none: all at once. */
record Cuts(List<Integer> lengths) {

    static final Cuts NONE = new Cuts(List.of());

    static Arbitrary<Cuts> any() {
        return Arbitraries.integers().between(1, 12).list().ofMaxSize(6).map(Cuts::new);
    }

    List<String> of(String text) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int i = 0; from < text.length(); i++) {
            int to =
                    lengths.isEmpty() ? text.length() : Math.min(text.length(), from + lengths.get(i % lengths.size()));
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
