package dev.stepwise.account;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The passwords of {@code common-passwords.txt}, in any case of letters and with any digits or signs put behind them. */
final class CommonPasswords {

    /** What is shorter than this without its end says nothing about the whole. */
    private static final int CORE_LEAST = 6;

    private final Set<String> cores;

    private CommonPasswords(Set<String> cores) {
        this.cores = cores;
    }

    static CommonPasswords read() {
        try (var file = Objects.requireNonNull(
                CommonPasswords.class.getResourceAsStream("common-passwords.txt"), "common-passwords.txt")) {
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
            return new CommonPasswords(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(CommonPasswords::core)
                    .collect(toUnmodifiableSet()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean contains(String password) {
        return cores.contains(core(password));
    }

    private static String core(String password) {
        var lowered = password.toLowerCase(Locale.ROOT);
        int end = lowered.length();
        while (end > 0 && !Character.isLetter(lowered.charAt(end - 1))) {
            end--;
        }
        return end < CORE_LEAST ? lowered : lowered.substring(0, end);
    }
}
