package dev.stepwise.llm.reasoning;

import dev.stepwise.llm.fixture.Reply;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Replies that many tests want. */
final class Replies {

    static final Reply ANSWER = Reply.text("There are three.\n\nSpelled out, R stands at places 3, 8 and 9.");

    private Replies() {}

    static Reply goOn(String content) {
        return Reply.step("A step", content, "continue");
    }

    static Reply ready(String content) {
        return Reply.step("The last step", content, "final_answer");
    }

    /** A step that says something, and then the same over and over. */
    static Reply looping(String before, String period) {
        return Reply.cut("{\"title\": \"A step\", \"content\": \"" + before + period.repeat(1_000));
    }

    /** So many steps that go on, and the answer. */
    static Reply[] steps(int count, Reply... then) {
        return Stream.concat(IntStream.rangeClosed(1, count).mapToObj(n -> goOn("Thought " + n + ".")), Stream.of(then))
                .toArray(Reply[]::new);
    }

    /** A sentence of forty different words; different numbers give different sentences. */
    static String fortyWords(int number) {
        var words = IntStream.rangeClosed(1, 40).mapToObj(n -> "w" + number + "x" + n);
        return String.join(" ", words.toList());
    }
}
