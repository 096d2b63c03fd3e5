package dev.stepwise.llm.reply;

/** What JSON calls white space, and how much of it in a row a reply may hold outside its strings. */
final class WhiteSpace {

    /** Far above what indented JSON needs, far below what a model that runs on writes. */
    static final int BOUND = 64;

    private WhiteSpace() {}

    static boolean is(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
