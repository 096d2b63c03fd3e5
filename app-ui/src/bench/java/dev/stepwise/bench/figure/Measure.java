package dev.stepwise.bench.figure;

/**
 * Everything that the bench measures, and what other programs reached. Their figures were taken once, elsewhere, under the conditions
 * that {@link #PEERS} tells; they are no part of a run of the bench.
 */
public enum Measure {
    START("from the command to the login page", Unit.SECONDS, "Open WebUI 35-51, Playground 19-21, tutorial 0.5"),
    START_CPU("processor time for it", Unit.SECONDS, "Playground 17-20"),
    TINY_START("from the command to the tiny model", Unit.SECONDS, ""),
    PAGE_REQUESTS("the first page’s requests", Unit.COUNT, "Playground 16, tutorial 85, Open WebUI 241"),
    PAGE_BYTES("the first page’s bytes", Unit.KILOBYTES, "Playground 620, tutorial 2730, Open WebUI 2740"),
    FIRST_TEXT("Ask to the first model text", Unit.SECONDS, "of 0.19: g1 2.95, tutorial 3.05, Open WebUI 15.4"),
    FIRST_STEP("Ask to the first whole step", Unit.SECONDS, "of 2.75: g1 3.02, tutorial 3.10"),
    ANSWER_BEGIN("Ask to the answer’s beginning", Unit.SECONDS, "of 17.75: g1 21.05, tutorial 21.3"),
    ANSWER_END("the answer’s end over its ideal", Unit.RATIO, "g1 1.02, tutorial 1.03; running on both 1.34"),
    STEP_OVERHEAD("between two calls, median", Unit.MILLISECONDS, ""),
    AFTER_BRACE("tokens after the closing brace", Unit.COUNT, ""),
    SEEN_BYTES("message bytes seen before, after step 1", Unit.PERCENT, "a vLLM’s cached share: tutorial 72"),
    PROMPT_TOKENS("prompt tokens", Unit.COUNT, ""),
    CACHED_TOKENS("of them from the server’s cache", Unit.COUNT, ""),
    NEW_TOKENS("prefilled anew after call 1", Unit.COUNT, "of 157: both 162; Chinese, of 165: tutorial 4466"),
    COMPLETION_TOKENS("completion tokens", Unit.COUNT, "of 996: tutorial 996; running on 1319"),
    SOCKET_BYTES("websocket bytes", Unit.KILOBYTES, "whole steps: tutorial 18; streaming: Open WebUI 269"),
    SOCKET_FRAMES("websocket frames", Unit.COUNT, "whole steps: tutorial 63; streaming: Open WebUI 908"),
    BROWSER_CPU("browser’s main thread", Unit.SECONDS, "g1 0.9, tutorial 0.9, Open WebUI 7.2"),
    SERVER_CPU(
            "server’s processor time a run",
            Unit.MILLISECONDS,
            "1/10/50: tutorial 260+/116+/196+, WebUI 790/477+/262+"),
    MEMORY("memory", Unit.MEBIBYTES, "idle/50: tutorial 54/145, Open WebUI 1173/1200, Playground 481/-"),
    ANSWERED("runs that were answered", Unit.COUNT, "of 50: tutorial 50, Open WebUI 34-50"),
    LOST_STEPS("acknowledged steps missing", Unit.COUNT, ""),
    STEPS_TWICE("steps twice", Unit.COUNT, ""),
    CALLS_AGAIN("model calls repeated", Unit.COUNT, ""),
    STUCK("runs stuck, or gone without an end", Unit.COUNT, ""),
    ANSWERED_ALL_THE_SAME("answered without being asked again", Unit.COUNT, ""),
    GOES_ON("until it goes on, the start included", Unit.SECONDS, ""),
    HISTORY_PAGE("a page of the history, median", Unit.PARTS_OF_MILLISECONDS, ""),
    HISTORY_PAGE_MOST("99 of 100 pages within", Unit.PARTS_OF_MILLISECONDS, ""),
    SEARCH("a search, median", Unit.PARTS_OF_MILLISECONDS, ""),
    SEARCH_MOST("99 of 100 searches within", Unit.PARTS_OF_MILLISECONDS, ""),
    STEP_STORED("storing a step, median", Unit.PARTS_OF_MILLISECONDS, ""),
    STEP_STORED_MOST("99 of 100 steps within", Unit.PARTS_OF_MILLISECONDS, ""),
    WORDS_SIZE("the index of words", Unit.MEBIBYTES, ""),
    TEXTS_SIZE("the texts and their words", Unit.MEBIBYTES, ""),
    STEP_BEYOND_PACE("a step beyond the model’s pace, median", Unit.MILLISECONDS, ""),
    STEP_BEYOND_PACE_SLOW("the same, 99 of 100", Unit.MILLISECONDS, ""),
    TEXT_LATE("text from the model’s socket, median", Unit.MILLISECONDS, ""),
    TEXT_LATE_SLOW("the same, 99 of 100", Unit.MILLISECONDS, ""),
    CONNECTIONS("database connections, at most", Unit.COUNT, ""),
    HEAP_LEFT("left by any collection, at most", Unit.MEBIBYTES, ""),
    HEAP_LIVE("left by one of the whole heap", Unit.MEBIBYTES, ""),
    PAUSE("longest pause of a collection", Unit.MILLISECONDS, ""),
    PROGRAM_MEMORY("memory of the program alone", Unit.MEBIBYTES, ""),
    TRANSACTIONS("transactions a second", Unit.COUNT, ""),
    STORED("the database grows by a run", Unit.KILOBYTES, ""),
    TOKENS("tokens a second in all", Unit.COUNT, ""),
    MODEL_LATE_SLOW("model server behind its pace, 99 of 100", Unit.MILLISECONDS, ""),
    PROGRAM_CPU("processor, the program", Unit.PERCENT, ""),
    DATABASE_CPU("processor, PostgreSQL", Unit.PERCENT, ""),
    MODEL_CPU("processor, the model server", Unit.PERCENT, ""),
    BROWSERS_CPU("processor, the browsers", Unit.PERCENT, "");

    /** Under which conditions the others’ figures were taken. */
    static final String PEERS = """
            Others, as measured elsewhere: on 2 noisy cores (load 3 to 27) against one fake model server (50 tokens/s, first
            token after 0.15 s; a chain of 6 steps of about 120 tokens, then an answer), real headless Chromium. Read their
            ratios and counts rather than their seconds. tutorial: the tutorial’s Streamlit program (streamlit 1.67, openai
            3.54), which shows whole steps only; g1: its variant for ollama; Open WebUI 0.12.4, which has no steps and got one
            call with the same text as thinking; Playground: Spring AI Playground (Vaadin 24.9, Spring Boot 3.5), one plain
            call of 150 tokens. Their servers’ processor time is without a database.
            """;

    private final String words;
    private final Unit unit;
    private final String peers;

    Measure(String words, Unit unit, String peers) {
        this.words = words;
        this.unit = unit;
        this.peers = peers;
    }

    String words() {
        return words;
    }

    Unit unit() {
        return unit;
    }

    boolean moreIsBetter() {
        return this == SEEN_BYTES || this == ANSWERED || this == ANSWERED_ALL_THE_SAME || this == CACHED_TOKENS;
    }

    /** What others reached, in the same unit; empty where nobody measured it. */
    String peers() {
        return peers;
    }
}
