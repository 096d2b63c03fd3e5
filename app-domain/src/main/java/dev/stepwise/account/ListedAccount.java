package dev.stepwise.account;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as administrators see it.
 *
 * @param disabledAt empty while it may log in
 */
public record ListedAccount(Account account, Instant createdAt, Optional<Instant> disabledAt) {}
