package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.reasoning.Reading.Unusable;
import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.llm.reply.OwnThinking;
import dev.stepwise.llm.reply.TextStepScanner;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.ShapeFault;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A step as the text that the model writes. */
record TextStepShape(UserTurns turns, OwnWords own) implements ReplyShape {

    @Override
    public ChatCall.ReplyFormat format() {
        return ChatCall.ReplyFormat.FREE;
    }

    @Override
    public ReplyReader replyReader(BiConsumer<Field, String> text) {
        return new TextReader(new TextStepScanner(), text);
    }

    private record TextReader(TextStepScanner scanner, BiConsumer<Field, String> text) implements ReplyReader {

        @Override
        public Verdict read(String piece) {
            pass(scanner.read(piece));
            return Verdict.GO_ON;
        }

        @Override
        public void noMore() {
            pass(scanner.rest());
        }

        private void pass(TextStepScanner.Progress progress) {
            text.accept(Field.TITLE, progress.title());
            text.accept(Field.CONTENT, progress.content());
        }
    }

    @Override
    public Reading readReply(String reply, Reading.End end) {
        return switch (end) {
            case LENGTH -> new Unusable(Cause.CUT_BY_TOKEN_LIMIT, CauseDetail.NONE);
            case BEYOND_BOUND -> new Unusable(Cause.RUN_ON, CauseDetail.NONE);
            case WHOLE -> {
                var step = usable(reply, false);
                if (step.content().isBlank()) {
                    yield new Unusable(Cause.BAD_SHAPE, new CauseDetail.Shape(ShapeFault.CONTENT_BLANK));
                }
                yield own.isRecitedBy(step.content()) ? new Unusable(Cause.RECITAL, CauseDetail.NONE) : step;
            }
        };
    }

    @Override
    public Optional<Usable> readLeniently(FailedAttempt unusable) {
        var step = usable(OwnThinking.split(unusable.raw()).reply(), unusable.isCut());
        return Optional.of(step).filter(read -> !read.content().isBlank());
    }

    /** None where the model is told nothing: small ones answer such a sentence instead of the question. */
    @Override
    public Optional<String> faultSentence(FailedAttempt unusable) {
        if (turns.tellsNothing()) {
            return Optional.empty();
        }
        if (unusable.isLoop()) {
            return Optional.of(turns.fault(Prompt.FAULT_LOOP));
        }
        return Optional.of(turns.fault(unusable.isRecital() ? Prompt.FAULT_RECITAL : Prompt.FAULT_BLANK_TEXT));
    }

    private static Usable usable(String reply, boolean truncated) {
        var scanner = new TextStepScanner();
        var first = scanner.read(reply);
        var rest = scanner.rest();
        return new Usable(
                first.title() + rest.title(),
                first.content() + rest.content(),
                scanner.isFinalAnswer(),
                truncated,
                false);
    }
}
