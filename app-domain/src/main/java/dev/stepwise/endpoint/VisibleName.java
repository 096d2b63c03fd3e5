package dev.stepwise.endpoint;

/** Names of servers and models: what cannot be seen could have a name pretend to be something else in a list or a log. */
public final class VisibleName {

    private VisibleName() {}

    /** Whether a name is not blank, has at most 200 characters, and holds none that cannot be seen. */
    public static boolean isGood(String name) {
        return !name.isBlank()
                && name.length() <= ServerDraft.NAME_LIMIT
                && name.codePoints().noneMatch(VisibleName::isInvisible);
    }

    /** A text of somebody else's as it may be shown: its first 200 characters, without those that cannot be seen. */
    static String shown(String text) {
        return text.codePoints()
                .filter(character -> !isInvisible(character))
                .limit(ServerDraft.NAME_LIMIT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
