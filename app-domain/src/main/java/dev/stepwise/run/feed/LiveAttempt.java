package dev.stepwise.run.feed;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.ReplyText;
import java.time.Instant;
import java.util.Optional;

/** The model call that is under way, with the text that has come so far. */
public record LiveAttempt(
        AttemptRef attempt, CallChanges changes, Instant startedAt, Optional<Instant> firstTextAt, ReplyText text) {}
