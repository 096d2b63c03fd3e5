package dev.stepwise.llm.model;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes the first number that answers for the answer; what stands behind it changes nothing, be it right or not. */
final class StrictJudge {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
    private static final List<String> WORDS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private StrictJudge() {}

    static boolean isRight(Question question, String answer) {
        return switch (question.kind()) {
            case SUMS -> sum(question, THOUSANDS.matcher(answer).replaceAll("")).equals(question.expected());
            case DECIMALS -> first(withoutEcho(question, answer)).equals(question.expected());
            case LETTERS -> first(inDigits(answer)).equals(question.expected());
            case ALL -> false;
        };
    }

    /** What the question named is no answer. */
    private static String sum(Question question, String answer) {
        return NUMBER.matcher(answer)
                .results()
                .map(MatchResult::group)
                .filter(number -> !question.given().contains(number))
                .findFirst()
                .orElse("");
    }

    /** A sentence that begins with both numbers, as the question does, has not yet chosen one. */
    private static String withoutEcho(Question question, String answer) {
        var first = Pattern.quote(question.given().getFirst());
        var second = Pattern.quote(question.given().getLast());
        var both = "(" + first + "|" + second + ")\\W+(?:and|or|vs\\.?)\\W+(" + first + "|" + second + ")(?!\\d)";
        return answer.replaceFirst(both, "");
    }

    private static String inDigits(String answer) {
        var text = answer;
        for (int number = 0; number < WORDS.size(); number++) {
            text = text.replaceAll("(?i)\\b" + WORDS.get(number) + "\\b(?! of)", Integer.toString(number));
        }
        return text.replaceAll("(?i)\\bonce\\b", "1").replaceAll("(?i)\\btwice\\b", "2");
    }

    private static String first(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
    }
}
