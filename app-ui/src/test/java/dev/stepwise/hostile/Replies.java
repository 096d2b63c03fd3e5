package dev.stepwise.hostile;

import static dev.stepwise.llm.fixture.Chunks.DONE;

import dev.stepwise.hostile.FaultyModel.Asked;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import java.util.function.Function;

/** What a model server does with a request for a reply. */
public final class Replies {

    static final String FIRST_THOUGHT = "The first thought.";
    static final String ANSWER = "There are three.";

    private static final int PIECE = 16;

    private Replies() {}

    /** A first step of the right shape, then something else, then a good last step and a good answer. */
    public static Function<Asked, Script> second(Script second) {
        return asked -> switch (asked.repliesBefore()) {
            case 0 -> reply(step("One", FIRST_THOUGHT, "continue"));
            case 1 -> asked.wantsAnswer() ? reply(ANSWER) : second;
            default -> asked.wantsStep() ? reply(step("Three", "The last thought.", "final_answer")) : reply(ANSWER);
        };
    }

    /** Two good steps, then something else instead of the answer. */
    static Function<Asked, Script> answer(Script answer) {
        return asked -> switch (asked.repliesBefore()) {
            case 0 -> reply(step("One", FIRST_THOUGHT, "continue"));
            case 1 -> reply(step("Two", "The last thought.", "final_answer"));
            default -> answer;
        };
    }

    /** A step's JSON; what is given has to be escaped already. */
    public static String step(String title, String content, String nextAction) {
        return "{\"title\": \"%s\", \"content\": \"%s\", \"next_action\": \"%s\"}"
                .formatted(title, content, nextAction);
    }

    /** Streams a text to its end. */
    public static Script reply(String text) {
        return ended(text, "stop");
    }

    /** Streams a text until the limit of tokens cuts it. */
    static Script cut(String text) {
        return ended(text, "length");
    }

    /** Streams a text, and then does something else than ending it. */
    public static Script begun(String text, Script then) {
        return connection -> {
            connection.beginStream();
            for (int at = 0; at < text.length(); at += PIECE) {
                connection.events(Chunks.text(text.substring(at, Math.min(at + PIECE, text.length()))));
            }
            then.play(connection);
        };
    }

    /** Answers with a failure. */
    public static Script failure(String status, String body) {
        return connection -> connection.answer(status, "application/json", body);
    }

    private static Script ended(String text, String reason) {
        return begun(text, connection -> connection.events(Chunks.finish(reason), Chunks.usage(100, 80, 40), DONE));
    }
}
