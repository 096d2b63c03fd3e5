package dev.stepwise.bench;

import dev.stepwise.bench.Figure.Unit;
import java.util.List;

/**
 * A question of the bench.
 *
 * @param text as it is typed
 * @param title what the table calls it
 * @param runOn whether the replies of every third step go on in white space
 * @param goalAfterBrace tokens after the closing brace that the goal allows
 */
record Question(String text, String title, boolean runOn, int goalAfterBrace) {

    private static final String STRAWBERRY = "How many Rs are in “strawberry”?";
    private static final String CHICKENS = "鸡兔同笼，共有 35 个头、94 只脚，鸡和兔各有多少只？";

    /** The first is asked right after the start, when nothing is warm. */
    static final List<Question> ALL = List.of(
            new Question(STRAWBERRY, "English, first after the start", false, 0),
            new Question(CHICKENS, "Chinese", false, 0),
            new Question(STRAWBERRY, "English, every third reply runs on", true, 1));

    /** The four figures of one question. */
    List<Figure> figures(double idealFirstText, Measured stepwise, Measured plainLoop) {
        return List.of(
                new Figure(
                        title,
                        "Ask to the first model text",
                        Unit.SECONDS,
                        idealFirstText,
                        0.35,
                        stepwise.timing().firstText(),
                        plainLoop.timing().firstText()),
                new Figure(
                        title,
                        "the answer's end over its ideal",
                        Unit.RATIO,
                        1,
                        1.02,
                        stepwise.overIdeal(),
                        plainLoop.overIdeal()),
                new Figure(
                        title,
                        "tokens after the closing brace",
                        Unit.TOKENS,
                        0,
                        goalAfterBrace,
                        stepwise.traffic().tokensAfterBrace(),
                        plainLoop.traffic().tokensAfterBrace()),
                new Figure(
                        title,
                        "message bytes seen before, after step 1",
                        Unit.PERCENT,
                        100,
                        95,
                        100 * stepwise.traffic().seenShare(),
                        100 * plainLoop.traffic().seenShare()));
    }

    /** What one program did with it. */
    record Measured(Timing timing, Traffic traffic) {

        double overIdeal() {
            return timing.answered() / traffic.idealSeconds();
        }
    }
}
