package dev.stepwise.account;

/** What a username may look like. */
final class UsernameRules {

    private UsernameRules() {}

    /** Whether the name is neither blank nor too long, and holds nothing that cannot be seen. */
    static boolean allow(String username) {
        int characters = username.codePointCount(0, username.length());
        return characters >= 1
                && characters <= Account.USERNAME_LIMIT
                && username.codePoints().allMatch(UsernameRules::isVisible);
    }

    private static boolean isVisible(int point) {
        return !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && switch (Character.getType(point)) {
                    // format characters can turn the direction of the text around, or be nothing at all
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
                    default -> true;
                };
    }
}
