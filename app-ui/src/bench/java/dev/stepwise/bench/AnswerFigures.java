package dev.stepwise.bench;

import dev.stepwise.bench.figure.Figure;
import dev.stepwise.bench.figure.Measure;
import dev.stepwise.bench.program.Calls;
import dev.stepwise.reader.Asked;
import dev.stepwise.reader.Timing;
import java.util.List;

/**
 * What one question came to.
 *
 * @param calls that Stepwise made; each loop is judged by the ideal of its own calls
 */
record AnswerFigures(String subject, double idealFirstText, Asked asked, Calls calls, Timing plain, Calls plainCalls) {

    List<Figure> all() {
        var timing = asked.timing();
        double begin = calls.idealAnswerBegin();
        return List.of(
                figure(Measure.FIRST_TEXT, timing.firstText())
                        .ideal(idealFirstText)
                        .goal(0.35)
                        .plainLoop(plain.firstText()),
                figure(Measure.FIRST_STEP, timing.firstStep())
                        .ideal(calls.idealFirstStep())
                        .goal(1.09 * calls.idealFirstStep())
                        .plainLoop(plain.firstStep()),
                figure(Measure.ANSWER_BEGIN, timing.answerBegins())
                        .ideal(begin)
                        .goal(1.02 * begin)
                        .plainLoop(plain.answerBegins()),
                figure(Measure.ANSWER_END, timing.answered() / calls.idealEnd())
                        .ideal(1)
                        .goal(1.02)
                        .plainLoop(plain.answered() / plainCalls.idealEnd()),
                figure(Measure.STEP_OVERHEAD, calls.pause()).ideal(0).goal(10).plainLoop(plainCalls.pause()),
                figure(Measure.AFTER_BRACE, calls.tokensAfterBrace())
                        .ideal(0)
                        .goal(calls.runOns())
                        .plainLoop(plainCalls.tokensAfterBrace()),
                figure(Measure.SEEN_BYTES, calls.seenPercent())
                        .ideal(100)
                        .goal(95)
                        .plainLoop(plainCalls.seenPercent()),
                figure(Measure.PROMPT_TOKENS, calls.promptTokens()).plainLoop(plainCalls.promptTokens()),
                figure(Measure.CACHED_TOKENS, calls.cachedTokens()).plainLoop(plainCalls.cachedTokens()),
                figure(Measure.NEW_TOKENS, calls.newTokens())
                        .ideal(calls.idealNewTokens())
                        .goal(calls.idealNewTokens())
                        .plainLoop(plainCalls.newTokens()),
                figure(Measure.COMPLETION_TOKENS, calls.completionTokens())
                        .ideal(calls.idealCompletionTokens())
                        .goal(calls.idealCompletionTokens() + calls.runOns())
                        .plainLoop(plainCalls.completionTokens()),
                figure(Measure.SOCKET_BYTES, asked.socketBytes() / 1000.0).goal(60),
                figure(Measure.SOCKET_FRAMES, asked.frames()).goal(150),
                figure(Measure.BROWSER_CPU, asked.mainThreadSeconds()).goal(1));
    }

    private Figure figure(Measure measure, double stepwise) {
        return Figure.of(measure, subject, stepwise);
    }
}
