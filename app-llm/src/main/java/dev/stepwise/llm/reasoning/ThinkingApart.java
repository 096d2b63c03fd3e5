package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reply.OwnThinking;
import dev.stepwise.run.RunEvent.Field;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Passes a reply on to a reader without the model's own thinking, which is told apart. Where a late tag says that all before was thinking, the reading begins
 * anew, and what was told of it as text stays until the reply is kept.
 */
final class ThinkingApart implements ReplyReader {

    private final OwnThinking parts = new OwnThinking();
    private final BiConsumer<Field, String> text;
    private final Function<BiConsumer<Field, String>, ReplyReader> readers;
    private ReplyReader reader;
    private Verdict verdict = Verdict.GO_ON;

    ThinkingApart(BiConsumer<Field, String> text, Function<BiConsumer<Field, String>, ReplyReader> readers) {
        this.text = text;
        this.readers = readers;
        reader = readers.apply(text);
    }

    @Override
    public Verdict read(String piece) {
        return take(parts.read(piece));
    }

    @Override
    public Verdict readThinking(String thinking) {
        text.accept(Field.THINKING, thinking);
        return Verdict.GO_ON;
    }

    @Override
    public void noMore() {
        if (verdict == Verdict.GO_ON) {
            var _ = take(parts.end());
        }
        reader.noMore();
    }

    private Verdict take(OwnThinking.Part part) {
        text.accept(Field.THINKING, part.thinking());
        if (part.allBeforeWasThinking()) {
            reader = readers.apply((_, _) -> {});
        }
        if (!part.reply().isEmpty()) {
            verdict = reader.read(part.reply());
        }
        return verdict;
    }
}
