package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.RunSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Makes the next request for a task out of what became of those before, and of nothing else: a run that is taken up again goes on
 * with the request that was due. After a fault it is the same request; after a bad reply it never is, for at temperature 0 the same
 * reply would come back.
 *
 * @see "docs/decisions/0010-no-retry-repeats-a-rejected-request.md"
 */
record Requests(Task task, RunSettings settings, ContextWindow window) {

    private static final double LEAST_TEMPERATURE = 0.3;

    Request after(List<Try> tries) {
        var more = moreTokens(tries);
        var bad = badReplies(tries);
        if (bad.isEmpty()) {
            return request(
                    task.userTurn(),
                    more,
                    settings.temperature(),
                    settings.seed(),
                    task.shape().format());
        }
        boolean schema = task.shape().format() == ReplyFormat.STEP_SCHEMA;
        var sentence = task.shape().faultSentence(bad.getFirst());
        return request(
                sentence.map(text -> UserTurns.withSentence(task.userTurn(), text))
                        .orElse(task.userTurn()),
                more,
                Math.max(settings.temperature(), LEAST_TEMPERATURE),
                // Without a schema that could be left out, only the seed is left to tell a third request from the
                // second.
                (settings.seed() + (schema ? 1 : bad.size())) & Integer.MAX_VALUE,
                bad.size() == 1 ? task.shape().format() : ReplyFormat.FREE);
    }

    /** The limit that a step has once it was cut; empty where it was not, and where there is no room for more. */
    OptionalInt moreTokens(List<Try> tries) {
        return firstCut(tries)
                .filter(_ -> task.isStep())
                .map(cut -> window.doubled(cut.figures().tokens().prompt().orElseGet(this::estimatedPrompt)))
                .orElse(OptionalInt.empty());
    }

    /** Those replies that the request has to change for; being cut once is answered by more tokens alone. */
    private List<Try> badReplies(List<Try> tries) {
        var answeredByTokens = firstCut(tries).filter(_ -> moreTokens(tries).isPresent());
        return tries.stream()
                .filter(Try::isBadReply)
                .filter(bad -> answeredByTokens.filter(bad::equals).isEmpty())
                .toList();
    }

    private static Optional<Try> firstCut(List<Try> tries) {
        return tries.stream().filter(Try::isCut).findFirst();
    }

    private int estimatedPrompt() {
        return task.said().messages(task.userTurn()).stream()
                .mapToInt(turn -> Conversation.estimate(turn.text()))
                .sum();
    }

    private Request request(String userTurn, OptionalInt more, double temperature, int seed, ReplyFormat format) {
        return new Request(
                userTurn,
                more.orElse(task.maxTokens()),
                temperature,
                seed,
                format,
                new CallChanges(
                        more,
                        temperature == settings.temperature() ? OptionalDouble.empty() : OptionalDouble.of(temperature),
                        seed == settings.seed() ? OptionalInt.empty() : OptionalInt.of(seed),
                        !userTurn.equals(task.userTurn()),
                        format != task.shape().format()));
    }
}
