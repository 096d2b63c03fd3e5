package dev.stepwise.llm.tiny;

import java.util.Locale;
import java.util.Set;

/** What the engine's process gets of this one's environment: it needs no key, and options for another Java could keep it from starting. */
final class EngineEnvironment {

    private static final Set<String> NEEDED = Set.of(
            "PATH",
            "HOME",
            "TMPDIR",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "LD_LIBRARY_PATH",
            "DYLD_LIBRARY_PATH",
            // without these no process starts on Windows
            "SYSTEMROOT",
            "TEMP",
            "TMP");

    private EngineEnvironment() {}

    /** Takes all else away. */
    static void limit(ProcessBuilder process) {
        process.environment().keySet().removeIf(name -> !isNeeded(name));
    }

    static boolean isNeeded(String name) {
        return NEEDED.contains(name.toUpperCase(Locale.ROOT));
    }
}
