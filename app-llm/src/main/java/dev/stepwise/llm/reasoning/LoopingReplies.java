package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.ReplyReader.Verdict;
import dev.stepwise.llm.repetition.Loop;
import dev.stepwise.run.RunEvent.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is known of loops from a step's attempts so far. A loop that comes back at another temperature and seed is what the question wants
 * ("write it a hundred times"), and is let go on as far as the limit of tokens.
 */
record LoopingReplies(ReplyShape shape, List<FailedAttempt> attempts) {

    /** The loops so far, which are no fault in the attempt after these. No question wants the model to think the same over and over. */
    List<Loop> meant() {
        var loops = new ArrayList<Loop>();
        for (var attempt : attempts) {
            if (attempt.isLoop()) {
                var found = found(attempt.raw(), List.copyOf(loops));
                found.remove(Field.THINKING);
                loops.addAll(found.values());
            }
        }
        return loops;
    }

    /** The reply that comes after these attempts, as far as to where it begins to say the same again; whole if it does not. */
    String beforeLoop(String raw) {
        return found(raw, meant()).entrySet().stream()
                .findFirst()
                .map(found -> raw.substring(
                        0, lengthUntil(raw, found.getKey(), found.getValue().repeatsFrom())))
                .orElse(raw);
    }

    private Map<Field, Loop> found(String raw, List<Loop> meant) {
        var watch = new LoopWatch(meant);
        var _ = watch.over(shape, (_, _) -> {}).read(raw);
        return watch.foundWhereCut();
    }

    /** How much of a reply makes so much of that text readable. */
    private int lengthUntil(String raw, Field looking, long units) {
        var readable = new long[1];
        var reader = shape.reader((field, piece) -> readable[0] += field == looking ? piece.length() : 0);
        var verdict = Verdict.GO_ON;
        int length = 0;
        while (readable[0] < units && length < raw.length() && verdict == Verdict.GO_ON) {
            int next = raw.offsetByCodePoints(length, 1);
            verdict = reader.read(raw.substring(length, next));
            length = next;
        }
        return length;
    }
}
