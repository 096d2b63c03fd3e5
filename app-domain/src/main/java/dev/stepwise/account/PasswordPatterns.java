package dev.stepwise.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Passwords that no list can hold, because a rule makes them. */
final class PasswordPatterns {

    /** A piece of at most this many characters, said again and again, is no secret. */
    private static final int PIECE = 6;

    /** A walk along the keys shorter than this may be chance. */
    private static final int WALK = 3;

    /** Characters that a password needs beside the login name. */
    private static final int BESIDE_THE_NAME = 6;

    private static final List<String> PATHS = Stream.of(
                    "1234567890",
                    "qwertyuiop",
                    "asdfghjkl;",
                    "zxcvbnm,./",
                    "qwertzuiop",
                    "azertyuiop",
                    "qsdfghjklm",
                    "!@#$%^&*()",
                    "0123456789",
                    "abcdefghijklmnopqrstuvwxyz",
                    "1qaz",
                    "2wsx",
                    "3edc",
                    "4rfv",
                    "5tgb",
                    "6yhn",
                    "7ujm",
                    "8ik,",
                    "9ol.",
                    "0p;/")
            .flatMap(path -> Stream.of(path, new StringBuilder(path).reverse().toString()))
            .toList();

    private PasswordPatterns() {}

    /** Whether the whole is one short piece over and over, the last time perhaps cut: "aaaa…", "abcabcab". */
    static boolean saysAgain(String password) {
        var points = password.toLowerCase(Locale.ROOT).codePoints().toArray();
        for (int piece = 1; piece <= PIECE; piece++) {
            if (returnsEvery(piece, points)) {
                return true;
            }
        }
        return false;
    }

    private static boolean returnsEvery(int piece, int[] points) {
        for (int i = piece; i < points.length; i++) {
            if (points[i] != points[i - piece]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the whole, but for less than a walk at its end, is walks along the keys or the alphabet: "qwertyuiop12", "1qaz2wsx3edc". */
    static boolean walksTheKeyboard(String password) {
        var keys = password.toLowerCase(Locale.ROOT);
        int at = 0;
        while (keys.length() - at >= WALK) {
            int walked = longestWalk(keys, at);
            if (walked < WALK) {
                return false;
            }
            at += walked;
        }
        return true;
    }

    private static int longestWalk(String keys, int from) {
        return PATHS.stream().mapToInt(path -> walk(keys, from, path)).max().orElse(0);
    }

    private static int walk(String keys, int from, String path) {
        int start = path.indexOf(keys.charAt(from));
        int length = 0;
        while (start >= 0
                && start + length < path.length()
                && from + length < keys.length()
                && path.charAt(start + length) == keys.charAt(from + length)) {
            length++;
        }
        return length;
    }

    /** Whether little is left of the password without the login name in it, however often it stands there. */
    static boolean isMadeOf(String password, String loginName) {
        var lowered = password.toLowerCase(Locale.ROOT);
        var rest = lowered.replace(loginName.toLowerCase(Locale.ROOT), "");
        return !rest.equals(lowered) && rest.codePointCount(0, rest.length()) < BESIDE_THE_NAME;
    }
}
