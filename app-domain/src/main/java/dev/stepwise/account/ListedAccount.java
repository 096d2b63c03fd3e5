package dev.stepwise.account;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as administrators see it.
 *
 * @param disabledAt empty while it may log in
 * @param deletionAskedAt when its person asked for its deletion; empty otherwise
 */
public record ListedAccount(
        Account account, Instant createdAt, Optional<Instant> disabledAt, Optional<Instant> deletionAskedAt) {}
