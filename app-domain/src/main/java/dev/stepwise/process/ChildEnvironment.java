package dev.stepwise.process;

import java.util.Locale;
import java.util.Set;

/**
 * What a process that Stepwise starts gets of its environment: no key and no password, for a process's environment can be read as long as
 * it lives, and no options for another Java, which could keep it from starting.
 */
public final class ChildEnvironment {

    private static final Set<String> NEEDED = Set.of(
            "PATH",
            "HOME",
            "TMPDIR",
            "TZ",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            // without these no process starts on Windows
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "COMSPEC",
            "PATHEXT",
            "TEMP",
            "TMP");

    private ChildEnvironment() {}

    /** Takes all else away. */
    public static void limit(ProcessBuilder process) {
        process.environment().keySet().removeIf(name -> !isNeeded(name));
    }

    /** Whether a process that Stepwise starts gets it; in any case of letters. */
    public static boolean isNeeded(String name) {
        return NEEDED.contains(name.toUpperCase(Locale.ROOT));
    }
}
