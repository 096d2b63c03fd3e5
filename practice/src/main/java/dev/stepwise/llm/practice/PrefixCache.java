package dev.stepwise.llm.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers the beginnings of all conversations that were seen, as a model server's cache does, of a bounded size. */
final class PrefixCache {

    /** Prefixes, one for each token: some 50 chains. */
    private static final int CAPACITY = 200_000;

    private static final long FIRST = 0xcbf29ce484222325L;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final Map<Long, Boolean> prefixes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > CAPACITY;
        }
    };

    /** How many tokens at the beginning were seen before; the last one is always worked on anew. */
    synchronized int known(List<String> tokens) {
        var hash = FIRST;
        for (int i = 0; i < tokens.size() - 1; i++) {
            hash = next(hash, tokens.get(i));
            // get, not containsKey: what is used again stays longest.
            if (prefixes.get(hash) == null) {
                return i;
            }
        }
        return Math.max(0, tokens.size() - 1);
    }

    synchronized void remember(List<String> tokens) {
        var hash = FIRST;
        for (var token : tokens) {
            hash = next(hash, token);
            prefixes.put(hash, true);
        }
    }

    private static long next(long hash, String token) {
        var mixed = (hash ^ token.hashCode()) * MULTIPLIER;
        return mixed ^ (mixed >>> 29);
    }
}
