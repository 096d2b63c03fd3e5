package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reply.OwnThinking;
import dev.stepwise.run.CompletedStep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What model and person have said so far: the system prompt as it was stored, then each kept step's user turn and raw reply, byte for
 * byte; of the model's own thinking the call says whether it is sent. It only ever grows at its end, so that the server finds all but the last turn in its cache.
 *
 * @param notes in which the answer is asked for in a conversation of its own; empty: the conversation goes on
 * @see "docs/decisions/0007-raw-replies-are-replayed.md"
 */
record Conversation(Optional<String> systemPrompt, List<CompletedStep> steps, Optional<Notes> notes) {

    Conversation {
        steps = List.copyOf(steps);
    }

    Conversation(Optional<String> systemPrompt, List<CompletedStep> steps) {
        this(systemPrompt, steps, Optional.empty());
    }

    /** The same steps, told as notes in one message. */
    Conversation toldAs(Notes form) {
        return new Conversation(Optional.empty(), steps, Optional.of(form));
    }

    /** The same, and one step more. */
    Conversation with(CompletedStep step) {
        return new Conversation(
                systemPrompt, Stream.concat(steps.stream(), Stream.of(step)).toList(), notes);
    }

    /** The same without so many of its steps: those from the second on, and the first one only if none is to stay. */
    Conversation without(int leftOut) {
        if (leftOut == 0) {
            return this;
        }
        var rest = leftOut == steps.size()
                ? List.<CompletedStep>of()
                : Stream.concat(Stream.of(steps.getFirst()), steps.stream().skip(1L + leftOut))
                        .toList();
        return new Conversation(systemPrompt, rest, notes);
    }

    /** The number that the next step has, or the answer. */
    int nextNumber() {
        return steps.size() + 1;
    }

    /** What is sent to have the user turn replied to. */
    List<ChatTurn> messages(String userTurn) {
        if (notes.isPresent()) {
            return List.of(ChatTurn.user(notes.get().beside(userTurn, steps)));
        }
        var turns = new ArrayList<ChatTurn>();
        systemPrompt.map(ChatTurn::system).ifPresent(turns::add);
        for (var step : steps) {
            turns.add(ChatTurn.user(step.userTurn()));
            turns.add(reply(step));
        }
        turns.add(ChatTurn.user(userTurn));
        return turns;
    }

    private static ChatTurn reply(CompletedStep step) {
        var parts = OwnThinking.split(step.rawReply());
        var beside = parts.thinking().isBlank() ? step.thinking() : "";
        return ChatTurn.assistant(parts.reply(), step.rawReply(), beside);
    }

    /**
     * The tokens that all this takes once more in the next prompt: what the last call took, or an estimate where its server did not
     * say.
     */
    int tokens() {
        if (steps.isEmpty()) {
            return systemPrompt.map(Conversation::estimate).orElse(0);
        }
        var last = steps.getLast();
        var tokens = last.figures().tokens();
        int prompt = tokens.prompt()
                .orElseGet(() -> new Conversation(systemPrompt, steps.subList(0, steps.size() - 1)).tokens()
                        + estimate(last.userTurn()));
        return prompt + tokens.completion().orElseGet(() -> estimate(last.rawReply()));
    }

    /** About how many tokens a text has, where nobody counts them: a third of its UTF-8 bytes. */
    static int estimate(String text) {
        return Math.ceilDiv(bytes(text), 3);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
