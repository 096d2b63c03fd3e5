package dev.stepwise.llm.reply;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes JSON anew whose strings hold single backslashes that stand for themselves, as {@link StringDecoder} reads them. */
final class DoubledBackslashes {

    private final String json;
    private final StringBuilder out;
    private int position;

    private DoubledBackslashes(String json) {
        this.json = json;
        out = new StringBuilder(json.length());
    }

    /** The same JSON; where a string is changed, all of its backslashes are those of JSON. */
    static String in(String json) {
        return new DoubledBackslashes(json).write();
    }

    private String write() {
        while (position < json.length()) {
            char c = json.charAt(position);
            if (c == '"') {
                string();
            } else {
                out.append(c);
                position++;
            }
        }
        return out.toString();
    }

    private void string() {
        int begin = position++;
        var text = new WholeText();
        var decoder = new StringDecoder(text);
        boolean open = true;
        while (open && position < json.length()) {
            open = decoder.read(json.charAt(position++));
        }
        if (!decoder.isRepaired()) {
            out.append(json, begin, position);
            return;
        }
        out.append('"').append(JsonStringEncoder.getInstance().quoteAsString(text.take()));
        if (!open) {
            out.append('"');
        }
    }
}
