package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.Reading.Usable;
import dev.stepwise.run.RunEvent.Field;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What a reply should look like, and how it is read. */
sealed interface ReplyShape permits StepShape, AnswerShape, PlainShape {

    /** What the server is asked to hold the reply to. */
    ChatCall.ReplyFormat format();

    /** Reads one reply while it comes, and passes on what a person can read of it. */
    ReplyReader reader(BiConsumer<Field, String> text);

    /** Reads a reply when no more text comes. */
    Reading read(String raw, Reading.End end);

    /** Reads what can be read of a reply that was unusable, when there is no better one. */
    Optional<Usable> readLeniently(FailedAttempt unusable);

    /** The sentence that tells the model what was wrong with its reply; empty where the request is not to be touched. */
    Optional<String> faultSentence(FailedAttempt unusable);
}
