package dev.stepwise.account;

/** What a person is to be called, in one line. */
record DisplayName(String value) {

    DisplayName {
        var line = new StringBuilder();
        value.codePoints().forEach(point -> line.appendCodePoint(LoginNameRules.isVisible(point) ? point : ' '));
        value = line.toString().strip().replaceAll(" +", " ");
    }

    boolean isAllowed() {
        return !value.isEmpty() && value.codePointCount(0, value.length()) <= Account.DISPLAY_NAME_LIMIT;
    }
}
