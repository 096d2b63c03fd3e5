package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.Reading.Unusable;
import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.llm.reply.OwnThinking;
import dev.stepwise.run.RunEvent.Field;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What a reply should look like, and how it is read. */
sealed interface ReplyShape permits StepShape, TextStepShape, AnswerShape, PlainShape {

    /** What the server is asked to hold the reply to. */
    ChatCall.ReplyFormat format();

    /** Reads one reply while it comes, without the model's own thinking, and passes on what a person can read of it. */
    default ReplyReader reader(BiConsumer<Field, String> text) {
        return new ThinkingApart(text, this::replyReader);
    }

    /** Reads what is no thinking of a reply while it comes. */
    ReplyReader replyReader(BiConsumer<Field, String> text);

    /** Reads a reply when no more text comes. */
    default Reading read(String raw, Reading.End end) {
        var parts = OwnThinking.split(raw);
        return parts.reply().isBlank() && !parts.thinking().isBlank()
                ? Unusable.onlyThinking(end)
                : readReply(parts.reply(), end);
    }

    /** Reads what is no thinking of a reply when no more text comes. */
    Reading readReply(String reply, Reading.End end);

    /** Reads what can be read of a reply that was unusable, when there is no better one. */
    Optional<Usable> readLeniently(FailedAttempt unusable);

    /** The sentence that tells the model what was wrong with its reply; empty where the request is not to be touched. */
    Optional<String> faultSentence(FailedAttempt unusable);
}
