package dev.stepwise.llm.reply;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a step that is written as text, while it is written. Its title is the heading that it begins with, else its first words; its
 * content is all else, without white space around it and without last lines that say whether to go on ({@code NEXT: continue}, {@code
 * NEXT: final_answer}). Such a line is held back until it is certain that more follows, which makes it text. It takes pieces of any
 * size, cut anywhere. One for each call.
 */
public final class TextStepScanner {

    /**
     * What became readable.
     *
     * @param title what is new of it, may be empty
     * @param content what is new of it, may be empty
     */
    public record Progress(String title, String content) {}

    private static final int LONGEST_NEXT = 80;
    private static final Pattern NEXT = Pattern.compile(
            "[*_`\\s]*NEXT\\s*:[*_`\\s]*(continue|final[_ ]answer)[*_`.\\s]*", Pattern.CASE_INSENSITIVE);

    private final WholeText content = new WholeText();
    private final TextStepTitle title = new TextStepTitle();

    /** What is not yet known to be text: white space, a first line that may be a heading, lines that may say what comes next. */
    private final StringBuilder held = new StringBuilder();

    private final StringBuilder line = new StringBuilder();
    private boolean lineIsText;
    private boolean lineIsBlank = true;
    private boolean textBegun;
    private boolean finalAnswer;

    /** The whole of a reply that may end anywhere. */
    public static Progress of(String reply) {
        var scanner = new TextStepScanner();
        var first = scanner.read(reply);
        var rest = scanner.rest();
        return new Progress(first.title() + rest.title(), first.content() + rest.content());
    }

    /** Takes the next piece and gives what became readable with it. */
    public Progress read(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            read(piece.charAt(i));
        }
        return new Progress(title.take(), content.take());
    }

    /** What was held back, now that nothing more comes. */
    public Progress rest() {
        headingEnds();
        textEnds(withoutNext(held.toString().stripTrailing()));
        return new Progress(title.take(), content.take());
    }

    /** Whether the last line says that the model is ready to answer; known once {@link #rest} was asked for. */
    public boolean isFinalAnswer() {
        return finalAnswer;
    }

    private void read(char c) {
        held.append(c);
        if (c == '\n') {
            lineEnds();
            return;
        }
        boolean white = WhiteSpace.is(c);
        lineIsBlank &= white;
        if (!lineIsText) {
            line.append(c);
        }
        boolean undecided = lineIsText ? white : lineIsBlank || mayBeHeading() || mayBeNext();
        if (!undecided) {
            lineIsText = true;
            giveOut();
        }
    }

    private void lineEnds() {
        headingEnds();
        if (!lineIsText && !lineIsBlank && !held.isEmpty() && !isNext(line)) {
            giveOut();
        }
        if (textBegun) {
            title.lineEnds();
        }
        line.setLength(0);
        lineIsText = false;
        lineIsBlank = true;
    }

    private boolean mayBeHeading() {
        return !textBegun && title.mayBeHeading(line);
    }

    @SuppressWarnings("JdkObsolete") // the text is streamed, which is what hitEnd is for
    private boolean mayBeNext() {
        if (line.length() > LONGEST_NEXT) {
            return false;
        }
        var next = NEXT.matcher(line);
        return next.matches() || next.hitEnd();
    }

    private static boolean isNext(CharSequence line) {
        return line.length() <= LONGEST_NEXT && NEXT.matcher(line).matches();
    }

    private void headingEnds() {
        if (!textBegun && !lineIsText && title.takeHeading(line)) {
            held.setLength(0);
        }
    }

    private String withoutNext(String lines) {
        var rest = lines;
        boolean last = true;
        while (true) {
            int begin = rest.lastIndexOf('\n') + 1;
            var next = NEXT.matcher(rest.substring(begin));
            if (rest.length() - begin > LONGEST_NEXT || !next.matches()) {
                return rest;
            }
            finalAnswer |= last && next.group(1).toLowerCase(Locale.ROOT).startsWith("final");
            last = false;
            rest = rest.substring(0, begin).stripTrailing();
        }
    }

    private void textEnds(String rest) {
        held.setLength(0);
        held.append(rest);
        giveOut();
        title.lineEnds();
        if (!textBegun) {
            // a heading alone is all that the step says
            held.append(title.heading());
            giveOut();
        }
        content.end();
    }

    private void giveOut() {
        var text = textBegun ? held.toString() : held.toString().stripLeading();
        held.setLength(0);
        textBegun |= !text.isEmpty();
        text.chars().forEach(unit -> content.add((char) unit));
        title.read(text);
    }
}
