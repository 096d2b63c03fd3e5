/**
 * What was found in one place.
 *
 * @param bad whether it would keep Stepwise from starting
 */
record Finding(boolean bad, String text) {

    static Finding good(String text) {
        return new Finding(false, text);
    }

    static Finding bad(String text) {
        return new Finding(true, text);
    }
}
