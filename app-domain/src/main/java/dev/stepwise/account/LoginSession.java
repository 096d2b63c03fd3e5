package dev.stepwise.account;

import java.time.Instant;

/**
 * A login that has not ended.
 *
 * @param userAgent what the browser says of itself, at most {@link LoginSessions#USER_AGENT_LIMIT} characters; anybody may have written it
 * @param address where it was used from last
 * @param lastUsedAt exact to a minute
 */
public record LoginSession(LoginSessionId id, String userAgent, String address, Instant beganAt, Instant lastUsedAt) {}
