package dev.stepwise.llm.repetition;

/** Knows whether a Markdown text is inside of a fenced block of code: between lines that begin with three backticks, or three tildes. */
final class CodeFence {

    private static final int TICKS = 3;
    private static final char NONE = 0;

    private boolean atLineBegin = true;
    private char tick = NONE;
    private int ticks;
    private char openedBy = NONE;

    void read(char unit) {
        if (unit == '\n') {
            atLineBegin = true;
            ticks = 0;
        } else if (atLineBegin) {
            atLineBegin = isFencePart(unit);
        }
    }

    boolean isOpen() {
        return openedBy != NONE;
    }

    private boolean isFencePart(char unit) {
        if (unit == ' ' && ticks == 0) {
            return true;
        }
        boolean another = ticks > 0 && unit != tick;
        if ((unit != '`' && unit != '~') || another) {
            return false;
        }
        tick = unit;
        ticks++;
        if (ticks < TICKS) {
            return true;
        }
        if (!isOpen()) {
            openedBy = tick;
        } else if (openedBy == tick) {
            openedBy = NONE;
        }
        return false;
    }
}
