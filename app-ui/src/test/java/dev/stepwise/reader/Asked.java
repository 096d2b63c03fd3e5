package dev.stepwise.reader;

/**
 * A question that was asked and answered on a page.
 *
 * @param frames that the page got over its websocket
 * @param socketBytes in them, before any compression
 * @param mainThreadSeconds processor time of the page's main thread
 */
public record Asked(Timing timing, int frames, long socketBytes, double mainThreadSeconds) {}
