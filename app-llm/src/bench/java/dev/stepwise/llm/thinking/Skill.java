package dev.stepwise.llm.thinking;

/** A kind of question, in the order of the table. */
enum Skill {
    LETTERS("letters", "letters in a word"),
    DECIMALS("decimals", "comparing decimals"),
    SUMS("sums", "sums and differences"),
    PRODUCTS("products", "products"),
    REFUSALS("refusals", "refusing the rest");

    private final String key;
    private final String words;

    Skill(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As files and options name it. */
    String key() {
        return key;
    }

    String words() {
        return words;
    }
}
