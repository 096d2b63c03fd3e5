package dev.stepwise.account;

/**
 * A login that has just succeeded.
 *
 * @param loginGeneration the account's when the password or the token was looked at
 * @param userAgent what the browser says of itself, of any length
 * @param stays whether it outlives the browser's closing
 */
public record NewLogin(
        LoginSessionId id, AccountId account, int loginGeneration, String userAgent, String address, boolean stays) {}
