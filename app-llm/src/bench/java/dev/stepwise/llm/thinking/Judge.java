package dev.stepwise.llm.thinking;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Says whether the first line of an answer says what it has to. */
final class Judge {

    private static final Pattern REFUSED = Pattern.compile("cannot answer|不会回答");
    private static final Pattern EQUAL = Pattern.compile("equal|相等|same");
    private static final Pattern YES = Pattern.compile("\\W*(Yes|是)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NO = Pattern.compile("\\W*(No\\b|不)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern COUNT = Pattern.compile("\\d+");
    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private Judge() {}

    static boolean isRight(Skill skill, String expected, String answer) {
        var line = answer.strip().lines().findFirst().orElse("");
        return switch (skill) {
            case REFUSALS -> REFUSED.matcher(line).find();
            case LETTERS -> all(COUNT, inDigits(line)).equals(List.of(expected));
            case SUMS, PRODUCTS -> isResult(expected, THOUSANDS.matcher(line).replaceAll(""));
            case DECIMALS -> compares(expected, line);
        };
    }

    private static boolean compares(String expected, String line) {
        return switch (expected) {
            case "yes" -> YES.matcher(line).lookingAt();
            case "no" -> NO.matcher(line).lookingAt();
            case "equal" -> EQUAL.matcher(line).find();
            default ->
                all(DECIMAL, line).stream().limit(1).toList().equals(List.of(expected))
                        && !EQUAL.matcher(line).find();
        };
    }

    /** The last number, of what stands behind the last sign of equality. */
    private static boolean isResult(String expected, String line) {
        var numbers = all(INTEGER, line.substring(line.lastIndexOf('=') + 1).replace('−', '-'));
        return !numbers.isEmpty() && numbers.getLast().equals(expected);
    }

    /** Small numbers may be written as words; the tiny model never does. */
    private static String inDigits(String line) {
        var digits = line;
        for (int number = 0; number < NUMBERS.size(); number++) {
            digits = digits.replaceAll("(?i)\\b" + NUMBERS.get(number) + "\\b", Integer.toString(number));
        }
        return digits.toLowerCase(Locale.ROOT);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
