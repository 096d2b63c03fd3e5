package dev.stepwise.ui.server;

import java.util.Locale;

/** Parts of the keys of texts about model servers. */
final class ServerWords {

    private ServerWords() {}

    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
