package dev.stepwise.llm.reasoning;

import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import dev.stepwise.run.RunOutcome;
import dev.stepwise.run.reasoning.RunContext;
import java.util.List;
import java.util.Optional;

/** Finds a question that its model cannot take, before any call is made for it. */
final class QuestionLength {

    private QuestionLength() {}

    /** The run's failure, if system prompt, question and answer exceed the context. */
    static Optional<RunOutcome> check(RunContext context, ChatCalls calls, ContextWindow window) {
        if (window.size().isEmpty()) {
            return Optional.empty();
        }
        var said = new Conversation(context.systemPrompt(), List.of());
        var messages = said.messages(context.question());
        if (window.surelyHolds(messages)) {
            return Optional.empty();
        }
        var endpoint = context.settings().endpoint();
        int tokens = calls.countTokens(endpoint, context.settings().model(), messages)
                .orElseGet(() -> said.tokens() + Conversation.estimate(context.question()));
        if (!window.isTooSmallFor(tokens)) {
            return Optional.empty();
        }
        var detail =
                new CauseDetail.TooLong(window.needed(tokens), window.size().getAsInt());
        return Optional.of(new RunOutcome.Failed(Optional.empty(), Cause.QUESTION_TOO_LONG, detail));
    }
}
