package dev.stepwise.llm.langchain4j;

import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.run.CallFigures;
import dev.stepwise.run.RequestPart;
import dev.stepwise.run.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is known of a call so far, as its events tell it. */
final class CallRecord {

    private static final int BYTES_A_TOKEN = 3;

    private final Instant startedAt = Instant.now();
    private final List<ChatTurn> messages;
    private final Set<RequestPart> leftOut;
    private final Pace pace = new Pace();
    private Optional<Duration> toFirstToken = Optional.empty();
    private Optional<FinishReasons.Named> finish = Optional.empty();
    private Optional<Tokens> usage = Optional.empty();
    private Optional<String> model = Optional.empty();
    private List<String> thinkingNames = List.of();
    private boolean accepted;
    private int textEvents;
    private boolean reasonsComeEarly;
    private boolean lastReasonCameWithText;
    private boolean countsCameAfterText;
    private boolean messageCame;

    CallRecord(RequestForm form) {
        messages = form.call().messages();
        leftOut = form.leftOut();
    }

    /** The server took the request. */
    void accepted() {
        accepted = true;
    }

    void add(Chunk chunk, Duration elapsed) {
        if (chunk.bringsText()) {
            textEvents++;
            pace.heard(elapsed);
            toFirstToken = toFirstToken.or(() -> Optional.of(elapsed));
            // a reason that text follows was none
            reasonsComeEarly |= finish.isPresent();
            finish = chunk.finish();
            countsCameAfterText = false;
        } else {
            countsCameAfterText |= chunk.usage().isPresent();
        }
        if (chunk.finish().isPresent()) {
            finish = chunk.finish();
            lastReasonCameWithText = chunk.bringsText();
        }
        thinkingNames = thinkingNames.isEmpty() ? chunk.thinkingNames() : thinkingNames;
        messageCame |= chunk.isMessage() && chunk.bringsText();
        usage = chunk.usage().or(() -> usage);
        model = chunk.model().or(() -> model);
    }

    /** Whether the model wrote anything, be it thinking. */
    boolean textCame() {
        return textEvents > 0;
    }

    /** The names under which the model's own thinking began to come; none if it did not. */
    List<String> thinkingNames() {
        return thinkingNames;
    }

    /** The last reason that no text followed. */
    Optional<FinishReasons.Named> finish() {
        return finish;
    }

    /** Whether the message came as a whole, as from a server that does not stream. */
    boolean messageCame() {
        return messageCame;
    }

    /**
     * How near the end is. Some servers name a reason with every piece, or with an empty one before the first; where a first piece has
     * one, nobody can tell yet.
     */
    Nearness nearness() {
        if (finish.isEmpty() || !textCame()) {
            return Nearness.FAR;
        }
        if (countsCameAfterText) {
            return Nearness.ALL_CAME;
        }
        boolean onlyPieceHasIt = lastReasonCameWithText && textEvents == 1 && !messageCame;
        return reasonsComeEarly || onlyPieceHasIt ? Nearness.FAR : Nearness.NEAR;
    }

    /** Whether the reason is an end even if the server says no more. */
    boolean endIsProven() {
        return finish.isPresent() && textCame() && (!reasonsComeEarly || countsCameAfterText);
    }

    /** Whether the server's usage says that the reply is as long as it was allowed to be. */
    boolean fills(int maxTokens) {
        return usage.flatMap(counted -> counted.completion().stream().boxed().findFirst())
                .filter(completion -> completion >= maxTokens)
                .isPresent();
    }

    /** How long to wait for what belongs to the end. */
    Duration waitForTheEnd() {
        return pace.waitForTheEnd();
    }

    CallFigures figures(Duration total) {
        return new CallFigures(startedAt, toFirstToken, total, tokens(), model, leftOut);
    }

    /** The server's count; else ours, once it took the request: an event is a token, a token of the prompt about three bytes. */
    private Tokens tokens() {
        return usage.orElseGet(() -> accepted
                ? new Tokens(OptionalInt.of(promptEstimate()), OptionalInt.empty(), OptionalInt.of(textEvents), true)
                : Tokens.UNKNOWN);
    }

    private int promptEstimate() {
        var bytes = messages.stream()
                .mapToInt(message -> message.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return bytes / BYTES_A_TOKEN;
    }

    /** How much may still come of a reply. */
    enum Nearness {
        /** Text. */
        FAR,
        /** Counts, and the last event. */
        NEAR,
        /** Nothing but the last event. */
        ALL_CAME
    }
}
