package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.ReplyReader.Verdict;
import dev.stepwise.llm.repetition.Loop;
import dev.stepwise.llm.repetition.LoopDetector;
import dev.stepwise.run.RunEvent.Field;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Looks for a loop in each text of a reply while it becomes readable, and has the call closed when there is one. */
final class LoopWatch {

    private final List<Loop> meant;
    private final Map<Field, LoopDetector> texts = new EnumMap<>(Field.class);
    private Field last = Field.TITLE;

    /** @param meant loops that are no fault */
    LoopWatch(List<Loop> meant) {
        this.meant = meant;
    }

    /** Reads a reply of that shape, and passes on what a person can read of it. */
    ReplyReader over(ReplyShape shape, BiConsumer<Field, String> text) {
        return new Watched(shape.reader((field, piece) -> {
            last = piece.isEmpty() ? last : field;
            texts.computeIfAbsent(field, _ -> new LoopDetector(meant, field == Field.THINKING))
                    .read(piece);
            text.accept(field, piece);
        }));
    }

    private final class Watched implements ReplyReader {

        private final ReplyReader reader;

        Watched(ReplyReader reader) {
            this.reader = reader;
        }

        @Override
        public Verdict read(String piece) {
            return orCut(reader.read(piece));
        }

        @Override
        public Verdict readThinking(String piece) {
            return orCut(reader.readThinking(piece));
        }

        @Override
        public void noMore() {
            reader.noMore();
        }

        private Verdict orCut(Verdict verdict) {
            return foundOne() ? Verdict.CUT : verdict;
        }
    }

    boolean foundOne() {
        return texts.values().stream().anyMatch(text -> text.found().isPresent());
    }

    boolean foundOneWhereCut() {
        return !foundWhereCut().isEmpty();
    }

    /** The texts that end in a loop, each with its loop; of the one that the limit of tokens cut, the loop that it was cut in. */
    Map<Field, Loop> foundWhereCut() {
        var found = new EnumMap<Field, Loop>(Field.class);
        texts.forEach((field, text) ->
                (field == last ? text.foundWhereCut() : text.found()).ifPresent(loop -> found.put(field, loop)));
        return found;
    }
}
