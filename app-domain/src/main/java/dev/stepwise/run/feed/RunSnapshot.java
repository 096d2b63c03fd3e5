package dev.stepwise.run.feed;

import dev.stepwise.run.RunDetails;
import java.util.Optional;

/** All that there is to see of a run at one moment: what is stored, and the text of the call under way. */
public record RunSnapshot(RunDetails details, Optional<LiveAttempt> live) {}
