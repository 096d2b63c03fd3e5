package dev.stepwise.preset;

/** What a preset is to be called, in one line that can be stored. */
public record WantedName(String value) {

    /** White space around the name goes, within it it becomes single blanks, and so does what cannot be seen. */
    public WantedName {
        var line = new StringBuilder();
        value.codePoints().forEach(point -> line.appendCodePoint(isText(point) ? point : ' '));
        value = line.toString().strip().replaceAll("\\s+", " ");
    }

    boolean isTooLong() {
        return value.codePointCount(0, value.length()) > PresetService.NAME_LIMIT;
    }

    private static boolean isText(int point) {
        return !Character.isSpaceChar(point)
                && switch (Character.getType(point)) {
                    // format characters can turn the direction of the text around, or be nothing at all
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
                    default -> true;
                };
    }
}
