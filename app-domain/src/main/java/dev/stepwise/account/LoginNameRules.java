package dev.stepwise.account;

/** What a login name may look like. */
final class LoginNameRules {

    private LoginNameRules() {}

    /** Whether the name is neither blank nor too long, and holds nothing that cannot be seen. */
    static boolean allow(String loginName) {
        int characters = loginName.codePointCount(0, loginName.length());
        return characters >= 1
                && characters <= Account.LOGIN_NAME_LIMIT
                && loginName.codePoints().allMatch(LoginNameRules::isVisible);
    }

    static boolean isVisible(int point) {
        return !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && switch (Character.getType(point)) {
                    // format characters can turn the direction of the text around, or be nothing at all
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
                    default -> true;
                };
    }
}
