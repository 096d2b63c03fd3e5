package dev.stepwise.llm.langchain4j;

import dev.stepwise.llm.reasoning.ReplyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps what it reads; has enough, or cuts, once a given text has come. */
final class Listener implements ReplyReader {

    private final List<String> pieces = new ArrayList<>();
    private final StringBuilder thinking = new StringBuilder();
    private final CountDownLatch began = new CountDownLatch(1);
    private final String last;
    private final Verdict then;

    private Listener(String last, Verdict then) {
        this.last = last;
        this.then = then;
    }

    static Listener toTheEnd() {
        return new Listener("\0", Verdict.GO_ON);
    }

    static Listener awaitingEndAfter(String last) {
        return new Listener(last, Verdict.AWAIT_END);
    }

    static Listener cuttingAfter(String last) {
        return new Listener(last, Verdict.CUT);
    }

    @Override
    public Verdict read(String text) {
        pieces.add(text);
        began.countDown();
        return text().endsWith(last) ? then : Verdict.GO_ON;
    }

    @Override
    public Verdict readThinking(String text) {
        thinking.append(text);
        return Verdict.GO_ON;
    }

    /** All that the model thought beside its reply. */
    String thinking() {
        return thinking.toString();
    }

    /** Waits, on another thread, for the first text. */
    void awaitText() throws InterruptedException {
        if (!began.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no text came");
        }
    }

    String text() {
        return String.join("", pieces);
    }

    List<String> pieces() {
        return List.copyOf(pieces);
    }
}
