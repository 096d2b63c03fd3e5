package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reply.OwnThinking;

/** Keeps a reply byte for byte while a reader reads it, as far as a bound: more than that no model is asked for. */
final class RecordedReply implements ReplyReader {

    /** Characters (UTF-16 units) of a reply that are kept. */
    static final int BOUND = 1 << 20;

    private final Runnable opened;
    private final ReplyReader reader;
    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private boolean beyondBound;

    RecordedReply(ReplyReader reader) {
        this(reader, () -> {});
    }

    /** @param opened called when the server begins its reply */
    RecordedReply(ReplyReader reader, Runnable opened) {
        this.reader = reader;
        this.opened = opened;
    }

    @Override
    public void opened() {
        opened.run();
    }

    @Override
    public Verdict read(String text) {
        if (raw.length() + text.length() > BOUND) {
            raw.append(text, 0, wholeCharacters(text, BOUND - raw.length()));
            beyondBound = true;
            return Verdict.CUT;
        }
        raw.append(text);
        return reader.read(text);
    }

    /** Of more thinking than the bound only the beginning is kept. */
    @Override
    public Verdict readThinking(String text) {
        thinking.append(text, 0, wholeCharacters(text, Math.min(text.length(), BOUND - thinking.length())));
        return reader.readThinking(text);
    }

    @Override
    public void noMore() {
        reader.noMore();
    }

    /** All that came. */
    String raw() {
        return raw.toString();
    }

    /** All that the model thought, beside its reply and in it. */
    String thinking() {
        return thinking + OwnThinking.split(raw()).thinking();
    }

    /** Whether nothing came. */
    boolean isNothing() {
        return raw.isEmpty() && thinking.isEmpty();
    }

    /** Whether the model thought beside its reply, and said nothing. */
    boolean isOnlyThinking() {
        return !thinking.isEmpty() && raw.toString().isBlank();
    }

    /** Why no more came, where we closed the request. */
    Reading.End end() {
        return beyondBound ? Reading.End.BEYOND_BOUND : Reading.End.WHOLE;
    }

    private static int wholeCharacters(String text, int units) {
        boolean halved = units > 0 && Character.isHighSurrogate(text.charAt(units - 1));
        return halved ? units - 1 : units;
    }
}
