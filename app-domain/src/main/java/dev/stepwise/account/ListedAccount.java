package dev.stepwise.account;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as administrators see it.
 *
 * @param lastSeenAt when it last logged in or one of its pages asked something, to a minute; empty if that is not known
 * @param runs how many it has, in whatever state
 * @param disabledAt empty while it may log in
 * @param deletionAskedAt when its person asked for its deletion; empty otherwise
 */
public record ListedAccount(
        Account account,
        Instant createdAt,
        Optional<Instant> lastSeenAt,
        long runs,
        Optional<Instant> disabledAt,
        Optional<Instant> deletionAskedAt) {}
