package dev.stepwise.llm.repetition;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text while it is written, in pieces of any size, and tells as soon as its tail has had one period over a long stretch: 400
 * characters and 6 periods where the period has letters, 160 and 6 where most of them are Chinese, Japanese or Korean, 1,200 and 6 where
 * it has none; twice as much in a model's own thinking, and in code, tables and lists of values, which are known by their signs or by the fence around them. The longest
 * period is {@value Tail#LONGEST_PERIOD} characters.
 *
 * <p>What is found depends on the text alone, and not on its pieces. Short periods are looked for every {@value #SHORT_STRIDE} characters
 * and long ones every {@value #LONG_STRIDE}, so that the work for each character has a small bound, as has the memory. One for each text.
 */
public final class LoopDetector {

    private static final int SHORT_PERIOD = 64;
    private static final int SHORT_STRIDE = 32;
    private static final int LONG_STRIDE = 256;

    private final List<Loop> meant;
    private final boolean isThinking;
    private final Tail tail = new Tail();
    private final CodeFence fence = new CodeFence();
    private @Nullable Loop found;

    /** @param meant loops that are no fault */
    public LoopDetector(List<Loop> meant) {
        this(meant, false);
    }

    /** @param isThinking whether it is a model's own thinking, which goes round in circles more often before it comes to something */
    public LoopDetector(List<Loop> meant, boolean isThinking) {
        this.meant = List.copyOf(meant);
        this.isThinking = isThinking;
    }

    /** Takes the next piece of the text. What follows a loop is not looked at. */
    public void read(String piece) {
        for (int i = 0; i < piece.length() && found == null; i++) {
            tail.add(piece.charAt(i));
            fence.read(piece.charAt(i));
            if (tail.end() % LONG_STRIDE == 0) {
                look(Tail.LONGEST_PERIOD);
            } else if (tail.end() % SHORT_STRIDE == 0) {
                look(SHORT_PERIOD);
            }
        }
    }

    private void look(int longestPeriod) {
        found = tail.loop(longestPeriod, stretch -> stretch.isLoop(isThinking || fence.isOpen()))
                .filter(this::isFault)
                .orElse(null);
    }

    private boolean isFault(Loop loop) {
        return meant.stream().noneMatch(loop::saysTheSameAs);
    }

    /** The loop that the text ended in; empty if it has none so far. */
    public Optional<Loop> found() {
        return Optional.ofNullable(found);
    }

    /**
     * The loop of a text that ends here only because the limit of tokens cut it: then 160 characters are enough, and a period of up to {@value
     * Stretch#LONGEST_PERIOD_WHERE_CUT} that came twice.
     */
    public Optional<Loop> foundWhereCut() {
        return found().or(() -> tail.loop(
                        Stretch.LONGEST_PERIOD_WHERE_CUT, stretch -> stretch.isLoopWhereCut(fence.isOpen()))
                .filter(this::isFault));
    }
}
