package dev.stepwise.bench.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people type into search: pieces of what they have read, frequent and rare, and what is not there. */
public enum Typed {
    WORD("a word"),
    WORDS("three words in a row"),
    BEGUN("a word's first three letters"),
    PAIR("two Chinese characters"),
    CHARACTERS("four Chinese characters"),
    CHARACTER("one Chinese character"),
    NOTHING("what is nowhere");

    private static final int SEED = 11;

    private final String words;

    Typed(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The same pieces of the same history each time. */
    public List<String> from(LongHistory history, int amount) {
        var random = new Random(SEED);
        var texts = history.jdbc()
                .sql("""
                        select left(text, 2000) from search_text where account_id = ?
                        order by md5(question_id::text || coalesce(number, 0)) limit 2000
                        """)
                .param(history.account().account().value())
                .query(String.class)
                .list();
        return Stream.generate(() -> texts.get(random.nextInt(texts.size())))
                .flatMap(text -> pieces(text, random).stream())
                .limit(amount)
                .toList();
    }

    private List<String> pieces(String text, Random random) {
        return switch (this) {
            case WORD -> oneOf(text, "\\b[a-z]{3,}", random);
            case WORDS -> oneOf(text, "\\b[a-z]+ [a-z]+ [a-z]+", random);
            case BEGUN -> oneOf(text, "\\b[a-z]{3}", random);
            case PAIR -> oneOf(text, "\\p{IsHan}{2}", random);
            case CHARACTERS -> oneOf(text, "\\p{IsHan}{4}", random);
            case CHARACTER -> oneOf(text, "\\p{IsHan}", random);
            case NOTHING -> List.of("nowhere" + random.nextInt(1000));
        };
    }

    private static List<String> oneOf(String text, String pattern, Random random) {
        var all = new ArrayList<String>();
        var places = Pattern.compile(pattern).matcher(text);
        while (places.find()) {
            all.add(places.group());
        }
        return all.isEmpty() ? List.of() : List.of(all.get(random.nextInt(all.size())));
    }
}
