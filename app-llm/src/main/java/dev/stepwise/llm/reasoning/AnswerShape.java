package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.reasoning.Reading.Unusable;
import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.llm.reply.AnswerReading;
import dev.stepwise.llm.reply.AnswerScanner;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunEvent.Field;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The answer after a chain: plain Markdown, or taken out of JSON by a model that goes on in the shape of its steps. */
record AnswerShape(UserTurns turns, OwnWords own) implements ReplyShape {

    @Override
    public ChatCall.ReplyFormat format() {
        return ChatCall.ReplyFormat.FREE;
    }

    @Override
    public ReplyReader replyReader(BiConsumer<Field, String> text) {
        return new AnswerReader(new AnswerScanner(), text);
    }

    private record AnswerReader(AnswerScanner scanner, BiConsumer<Field, String> text) implements ReplyReader {

        @Override
        public Verdict read(String piece) {
            text.accept(Field.CONTENT, scanner.read(piece));
            return Verdict.GO_ON;
        }

        @Override
        public void noMore() {
            text.accept(Field.CONTENT, scanner.rest());
        }
    }

    @Override
    public Reading readReply(String reply, Reading.End end) {
        var scanner = new AnswerScanner();
        var _ = scanner.read(reply);
        return switch (scanner.end()) {
            case AnswerReading.Accepted(var text, var _)
            when own.isRecitedBy(text) -> new Unusable(Cause.RECITAL, CauseDetail.NONE);
            case AnswerReading.Accepted(var text, var repaired) ->
                new Usable("", text, false, end != Reading.End.WHOLE, repaired);
            case AnswerReading.Rejected _ -> new Unusable(Cause.EMPTY_ANSWER, CauseDetail.NONE);
        };
    }

    @Override
    public Optional<Usable> readLeniently(FailedAttempt unusable) {
        return unusable.isLoop() && read(unusable.raw(), Reading.End.WHOLE) instanceof Usable usable
                ? Optional.of(usable)
                : Optional.empty();
    }

    @Override
    public Optional<String> faultSentence(FailedAttempt unusable) {
        return Optional.of(turns.fault(fault(unusable)));
    }

    private static Prompt fault(FailedAttempt unusable) {
        if (unusable.isLoop()) {
            return Prompt.FAULT_LOOP;
        }
        return unusable.isRecital() ? Prompt.FAULT_RECITAL : Prompt.FAULT_NO_ANSWER;
    }
}
