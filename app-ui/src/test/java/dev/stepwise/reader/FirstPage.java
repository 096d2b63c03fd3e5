package dev.stepwise.reader;

/**
 * What a browser that has never been here loads before the login page stands.
 *
 * @param bytes as they are sent, bodies only
 */
public record FirstPage(int requests, long bytes) {}
