package dev.stepwise.account;

/** What a person is to be called, in one line: white space around it, doubled within it, and what cannot be seen is dropped. */
public record DisplayName(String value) {

    public DisplayName {
        var line = new StringBuilder();
        value.codePoints().forEach(point -> line.appendCodePoint(LoginNameRules.isVisible(point) ? point : ' '));
        value = line.toString().strip().replaceAll(" +", " ");
    }

    /** Whether something is left of it, and not too much. */
    public boolean isAllowed() {
        return !value.isEmpty() && value.codePointCount(0, value.length()) <= Account.DISPLAY_NAME_LIMIT;
    }
}
