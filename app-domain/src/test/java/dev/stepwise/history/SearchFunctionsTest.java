package dev.stepwise.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of the newest layout beside those of the first one, which made what is stored. */
class SearchFunctionsTest {

    private static final String FIRST_FUNCTIONS = "/db/migration/V6__search.sql";

    /** More than the database needs for any of it, and much less than a time that grows with the square of the length. */
    private static final String LIMIT = "set statement_timeout = '5s'";

    private static final String[] PIECES = {
        "鸡",
        "草莓",
        "莓里有",
        "ひらがな",
        "カタカナ",
        "한국어",
        "々〆〇",
        "豈",
        "𠮷",
        "𠮷野家",
        "How many",
        "STRAWBERRY",
        "über",
        "ÉCOLE",
        "ß",
        "İstanbul",
        "Σίσυφος",
        "Привет",
        "٣٤",
        "नमस्ते",
        "ไทย",
        "9.11",
        "x".repeat(70),
        "é".repeat(70),
        "😀",
        "👩‍👩‍👧",
        "🇨🇳",
        "e\u0301",
        "\uFFFD",
        "'",
        "\\",
        ":*",
        "&",
        "|",
        "!",
        "@",
        "\"",
        "(",
        ")",
        "<->",
        "%",
        "_",
        "-",
        ",",
        "。",
        "、",
        "（",
        " ",
        "  ",
        "\t",
        "\n",
        "\u00A0",
        "\u3000",
        "\u200B"
    };

    private Connection database;

    @BeforeEach
    void the_first_functions_beside_the_newest() throws SQLException {
        var details = TestDatabase.freshDatabase();
        database = DriverManager.getConnection(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        var migration = text(FIRST_FUNCTIONS);
        try (var statement = database.createStatement()) {
            statement.execute("create schema first");
            statement.execute("set search_path = first");
            statement.execute(migration.substring(0, migration.indexOf("create table search_text")));
            statement.execute("reset search_path");
            statement.execute("alter function first.search_words(text) set search_path = first");
            statement.execute("alter function first.search_query(text) set search_path = first");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"search_words(t)", "search_signs(t)", "search_tokens(owner, at, t)"})
    void they_make_the_same_of_every_text_that_is_stored(String call) throws SQLException {
        var texts = texts();
        texts.addAll(longTexts());

        assertThat(different(call, texts, "true")).isEmpty();
    }

    @Test
    void they_make_the_same_query_of_what_was_typed() throws SQLException {
        // the first one took such characters for letters though they are none
        var noLetters = "(?![[:alnum:]])"
                + "[\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\U00020000-\\U0003ffff]";

        assertThat(different("search_query(t)", texts(), "t collate pg_c_utf8 !~ '" + noLetters + "'"))
                .isEmpty();
    }

    private List<String> different(String call, List<String> texts, String among) throws SQLException {
        var different = """
                select t from (select t from unnest(?::text[]) as texts (t) where %s offset 0) as texts,
                    (values (uuid '01980000-0000-7000-8000-000000000001', timestamptz '2026-03-01 09:00Z')) as scope (owner, at)
                where first.%s is distinct from public.%s""".formatted(among, call, call);
        var found = new ArrayList<String>();
        try (var statement = database.prepareStatement(different)) {
            statement.setArray(1, database.createArrayOf("text", texts.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    @Test
    void characters_that_are_no_letters_make_a_query_among_those_that_are() throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select search_query(signs) <> ''::tsquery, search_query('owl' || signs)
                        from (values (repeat(chr(262141), 2))) as typed (signs)""")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isTrue();
            assertThat(rows.getString(2)).startsWith("'owl':*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"鸡", "a", "é", "鸡 ", "鸡a", ",", "😀", "鸡,"})
    void a_text_of_any_length_is_cut_into_words_and_made_a_query_within_the_limit(String repeated) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(LIMIT);
        }
        for (var function : List.of("search_words", "search_query")) {
            try (var statement = database.prepareStatement("select " + function + "(repeat(?, 200000)) is not null")) {
                statement.setString(1, repeated);
                try (var rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getBoolean(1)).isTrue();
                }
            }
        }
    }

    @Test
    void a_query_has_the_first_500_characters_that_were_typed() throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                select search_query(repeat('x', 499) || ' owl') = search_query(repeat('x', 499) || ' '),
                    search_query(repeat('-', 498) || ' owl') = search_query(repeat('-', 498) || ' o')""")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isTrue();
            assertThat(rows.getBoolean(2)).isTrue();
        }
    }

    /** Such as could be typed. */
    private static List<String> texts() {
        var random = new Random(20);
        var texts = new ArrayList<String>(List.of("", " ", ",", "鸡", "鸡鸡", "a鸡", "鸡a"));
        for (int i = 0; i < 6000; i++) {
            texts.add(drawn(random, 1 + random.nextInt(12), 500));
        }
        return texts;
    }

    /** As long as what is stored. */
    private static List<String> longTexts() {
        var random = new Random(30);
        var texts = new ArrayList<String>(List.of("鸡".repeat(8000), "鸡 ".repeat(4000), "é".repeat(8000)));
        for (int i = 0; i < 30; i++) {
            texts.add(drawn(random, 4000, 8000));
        }
        return texts;
    }

    private static String drawn(Random random, int pieces, int longest) {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(4) > 0) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            } else {
                text.appendCodePoint(character(random));
            }
        }
        int end = Math.min(longest, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, end));
    }

    private static int character(Random random) {
        int drawn;
        do {
            drawn = 1 + random.nextInt(random.nextBoolean() ? 0x2FFF : 0x10FFFE);
        } while (drawn >= 0xD800 && drawn <= 0xDFFF);
        return drawn;
    }

    private static String text(String resource) {
        try (var stream = SearchFunctionsTest.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
