package dev.stepwise.llm.reply;

import java.util.Optional;
import java.util.regex.Pattern;

/** The title of a step that is written as text: the heading that it begins with, else the first words of its first line. */
final class TextStepTitle {

    private static final int LONGEST_HEADING = 300;
    private static final int LONGEST = 60;

    /** As many characters of the first line as its first words are found in. */
    private static final int ENOUGH = 2 * LONGEST;

    private static final Pattern HEADING = Pattern.compile("\\s*(?:#{1,6}\\s+(.+?)\\s*#*|\\*\\*([^*]+)\\*\\*:?)\\s*");
    private static final Pattern SIGNS = Pattern.compile("^\\s*(?:[-*+>]|\\d{1,3}[.)])\\s+|[*`]+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=.{8})(?:[.!?:;](?=\\s|$)|[。！？：；])");

    private final StringBuilder firstLine = new StringBuilder();
    private String heading = "";
    private String fresh = "";
    private boolean found;

    /** Whether a first line may be a heading when it is whole. */
    boolean mayBeHeading(CharSequence line) {
        if (line.length() > LONGEST_HEADING) {
            return false;
        }
        var begin = line.toString().stripLeading();
        return begin.startsWith("#") || begin.startsWith("**") || begin.equals("*");
    }

    /** Takes a whole first line; false if it is no heading. */
    boolean takeHeading(CharSequence line) {
        var matcher = HEADING.matcher(line);
        if (found || line.length() > LONGEST_HEADING || !matcher.matches()) {
            return false;
        }
        heading = Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2));
        is(heading);
        return true;
    }

    /** The heading as it was written, without its signs; empty if there is none. */
    String heading() {
        return heading;
    }

    /** Takes the text that follows, up to the end of its first line. */
    void read(String text) {
        if (found) {
            return;
        }
        int end = text.indexOf('\n');
        firstLine.append(end < 0 ? text : text.substring(0, end));
        if (end >= 0 || firstLine.length() > ENOUGH) {
            is(firstWords(firstLine.toString()));
        }
    }

    /** The first line is whole. */
    void lineEnds() {
        if (!found && !firstLine.isEmpty()) {
            is(firstWords(firstLine.toString()));
        }
    }

    /** What became known since the last time. */
    String take() {
        var title = fresh;
        fresh = "";
        return title;
    }

    private void is(String title) {
        found = true;
        fresh = WholeText.of(SIGNS.matcher(title).replaceAll("").strip());
    }

    private static String firstWords(String line) {
        var text = SIGNS.matcher(line).replaceAll("").strip();
        var sentence = SENTENCE_END.matcher(text);
        var first = sentence.find() ? text.substring(0, sentence.start()) : text;
        if (first.codePointCount(0, first.length()) <= LONGEST) {
            return first;
        }
        var cut = first.substring(0, first.offsetByCodePoints(0, LONGEST));
        int word = cut.lastIndexOf(' ');
        return (word > 0 ? cut.substring(0, word) : cut) + "…";
    }
}
