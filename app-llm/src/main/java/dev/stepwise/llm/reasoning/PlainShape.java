package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.Reading.Unusable;
import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunEvent.Field;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The answer without a chain: whatever the model writes, JSON too, for the question may have asked for it. */
record PlainShape() implements ReplyShape {

    @Override
    public ChatCall.ReplyFormat format() {
        return ChatCall.ReplyFormat.FREE;
    }

    @Override
    public ReplyReader replyReader(BiConsumer<Field, String> text) {
        return piece -> {
            text.accept(Field.CONTENT, piece);
            return ReplyReader.Verdict.GO_ON;
        };
    }

    @Override
    public Reading readReply(String reply, Reading.End end) {
        return reply.isBlank()
                ? new Unusable(Cause.EMPTY_ANSWER, CauseDetail.NONE)
                : new Usable("", reply, false, end != Reading.End.WHOLE, false);
    }

    @Override
    public Optional<Usable> readLeniently(FailedAttempt unusable) {
        return unusable.isLoop() && read(unusable.raw(), Reading.End.WHOLE) instanceof Usable usable
                ? Optional.of(usable)
                : Optional.empty();
    }

    /** None: the question is sent alone, whatever became of it before. */
    @Override
    public Optional<String> faultSentence(FailedAttempt unusable) {
        return Optional.empty();
    }
}
