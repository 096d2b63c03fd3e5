package dev.stepwise.endpoint;

/** A header that a model server wants with each request. Its value may be a secret: it appears in no log, for {@link #toString()} hides it. */
public record Header(String name, String value) {

    /** Headers of one server, at most. */
    public static final int MOST = 20;

    /** Characters of a value, at most. */
    public static final int VALUE_LIMIT = 4 << 10;

    /** Characters of a name, at most. */
    public static final int NAME_LIMIT = 100;

    /** Characters of all names and values of a server together, at most. */
    public static final int TOTAL_LIMIT = 16 << 10;

    @Override
    public String toString() {
        return "Header[" + name + ", hidden]";
    }
}
