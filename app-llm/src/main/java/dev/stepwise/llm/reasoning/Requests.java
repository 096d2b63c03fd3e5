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
 * reply would come back. A fault that broke off the same text twice is taken for the request's own doing: llama.cpp reports one when
 * its parser does not like what its model wrote.
 *
 * @see "docs/decisions/0010-no-retry-repeats-a-rejected-request.md"
 */
record Requests(Task task, RunSettings settings, ContextWindow window) {

    private static final double LEAST_TEMPERATURE = 0.3;

    Request after(List<Try> tries) {
        var more = moreTokens(tries);
        var bad = badReplies(tries);
        if (bad.isEmpty()) {
            boolean anew = brokeOffTheSameTextTwice(tries);
            return request(
                    task.userTurn(),
                    more,
                    anew ? livelier() : settings.temperature(),
                    anew ? otherSeed(1) : settings.seed(),
                    task.shape().format());
        }
        boolean schema = task.shape().format() == ReplyFormat.STEP_SCHEMA;
        var sentence = task.shape().faultSentence(bad.getFirst());
        return request(
                sentence.map(text -> UserTurns.withSentence(task.userTurn(), text))
                        .orElse(task.userTurn()),
                more,
                livelier(),
                // Without a schema that could be left out, only the seed is left to tell a third request from the
                // second.
                otherSeed(schema ? 1 : bad.size()),
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

    private static boolean brokeOffTheSameTextTwice(List<Try> tries) {
        var brokenOff = tries.stream()
                .filter(Try::isFault)
                .map(Try::raw)
                .filter(text -> !text.isBlank())
                .toList();
        return brokenOff.stream().distinct().count() < brokenOff.size();
    }

    private double livelier() {
        return Math.max(settings.temperature(), LEAST_TEMPERATURE);
    }

    private int otherSeed(int further) {
        return (settings.seed() + further) & Integer.MAX_VALUE;
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
