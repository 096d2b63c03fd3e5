package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.llm.reply.LiveScanner.Progress;
import dev.stepwise.llm.reply.LiveScanner.State;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveScannerTest {

    private final LiveScanner scanner = new LiveScanner();

    @Test
    void text_is_shown_with_the_piece_that_brought_it() {
        assertThat(scanner.read("{\"title\":\"Loo")).isEqualTo(new Progress("Loo", "", State.OPEN));
        assertThat(scanner.read("king\",\"content\":\"O")).isEqualTo(new Progress("king", "O", State.OPEN));
        assertThat(scanner.read("ne")).isEqualTo(new Progress("", "ne", State.OPEN));
        assertThat(scanner.read("\",\"next_action\":\"continue\"")).isEqualTo(new Progress("", "", State.OPEN));
        assertThat(scanner.read("}")).isEqualTo(new Progress("", "", State.CLOSED));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\\\",`\"`",
                "\\\\,\\",
                "\\/,/",
                "\\u0041,A",
                "\\u00e9,é",
                "\\u00E9,é",
                "\\uD83D\\uDE00,😀",
                "\\ud83d\\ude00,😀"
            })
    void an_escape_is_decoded_wherever_it_is_cut(String escape, String decoded) {
        assertThat(Heard.everyWay("{\"content\":\"a" + escape + "z\"}"))
                .allMatch(heard -> heard.content().equals("a" + decoded + "z"));
    }

    @Test
    void of_a_content_that_is_no_text_and_one_that_is_only_the_first_counts() {
        assertThat(scanner.read("{\"content\":{\"a\":1},\"content\":\"C\"}").content())
                .isEmpty();
    }

    @Test
    void the_escapes_of_white_space_and_control_characters_are_decoded() {
        assertThat(contentOf("\\b\\f\\n\\r\\t\\u0001")).isEqualTo("\b\f\n\r\t\u0001");
    }

    @Test
    void half_a_surrogate_pair_waits_for_the_other_half() {
        scanner.read("{\"content\":\"");

        assertThat(scanner.read("a\ud83d").content()).isEqualTo("a");
        assertThat(scanner.read("\ude00").content()).isEqualTo("😀");
        assertThat(scanner.read("\\ud83d").content()).isEmpty();
        assertThat(scanner.read("\\ude0").content()).isEmpty();
        assertThat(scanner.read("0").content()).isEqualTo("😀");
        assertThat(scanner.read("\\ud83d\ude00").content()).isEqualTo("😀");
    }

    @Test
    void half_a_pair_that_stays_alone_becomes_the_replacement_character() {
        assertThat(contentOf("\\ud83dx")).isEqualTo("\ufffdx");
        assertThat(contentOf("\\ude00x")).isEqualTo("\ufffdx");
        assertThat(contentOf("\\ud83d\\ud83d\\ude00")).isEqualTo("\ufffd😀");
        assertThat(contentOf("\\ud83d\\n")).isEqualTo("\ufffd\n");
        assertThat(contentOf("x\\ud83d")).isEqualTo("x\ufffd");
        assertThat(contentOf("x\ud83d")).isEqualTo("x\ufffd");
    }

    @Test
    void a_nul_becomes_the_replacement_character_raw_or_escaped() {
        assertThat(contentOf("a\0b\\u0000c")).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void raw_control_characters_in_a_string_are_text() {
        assertThat(contentOf("a\tb\nc\u001ad")).isEqualTo("a\tb\nc\u001ad");
    }

    @Test
    void an_escape_that_json_does_not_know_stands_for_the_backslash_itself() {
        assertThat(contentOf("a\\xb\\u12Gc")).isEqualTo("a\\xb\\u12Gc");
        assertThat(Heard.atOnce("{\"content\":\"a\\u12\"}")).isEqualTo(new Heard("", "a\\u12", State.CLOSED, false));
    }

    @Test
    void digits_of_other_scripts_are_no_hexadecimal_digits() {
        assertThat(contentOf("\\u００４１")).isEqualTo("\\u００４１");
    }

    @Test
    void keys_may_come_in_any_order_and_be_written_with_escapes() {
        var heard = Heard.unitByUnit(
                "{\"next_action\":\"continue\",\"c\\u006fntent\":\"C\",\"confidence\":0.5,\"\\u0074itle\":\"T\"}");

        assertThat(heard).isEqualTo(new Heard("T", "C", State.CLOSED, true));
    }

    @Test
    void keys_of_inner_objects_are_not_taken() {
        var heard = Heard.unitByUnit("""
                {"meta":{"title":"no","content":"no","next_action":"no","more":[{"content":"no"}]},"list":["content",":","no"],\
                "title":"T","content":"C"}""");

        assertThat(heard).isEqualTo(new Heard("T", "C", State.CLOSED, false));
    }

    @Test
    void braces_and_quotes_in_strings_are_text() {
        assertThat(contentOf("}{][\\\",\\\"content\\\":\\\"no")).isEqualTo("}{][\",\"content\":\"no");
    }

    @Test
    void of_a_key_that_comes_twice_the_first_value_counts() {
        assertThat(Heard.atOnce("{\"content\":\"first\",\"content\":\"second\"}")
                        .content())
                .isEqualTo("first");
        assertThat(Heard.atOnce("{\"content\":null,\"content\":\"second\"}").content())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"content\":\"no\"}", "[\"no\"]", "42", "true", "null"})
    void a_content_that_is_no_string_is_not_shown(String value) {
        assertThat(Heard.unitByUnit("{\"content\":" + value + ",\"title\":\"T\"}"))
                .isEqualTo(new Heard("T", "", State.CLOSED, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n",
                "Sure! ",
                "Here {is} my answer: ",
                "{{",
                "The set {\"a\", \"b\"} is {}, and {'x': 1} no object. ",
                "He wrote \"{\" and \"}\": ",
                "An open quote \" and { \"then ",
                "\ufeff",
                "[1] As before: ",
                "{\"this is far too long to be the name of anything in a reply, so that it can only be prose\": "
            })
    void prose_or_a_fence_before_the_object_is_passed_over(String before) {
        var reply = before + "{ \"title\" : \"T\",\"content\":\"C\"}";

        assertThat(Heard.everyWay(reply)).allMatch(new Heard("T", "C", State.CLOSED, false)::equals);
    }

    @Test
    void of_two_objects_the_first_counts_and_what_follows_it_is_told() {
        assertThat(scanner.read("{\"content\":\"first\"}\n{\"content\":\"second\"}"))
                .isEqualTo(new Progress("", "first", State.CLOSED));
        assertThat(scanner.textFollowed()).isTrue();
    }

    @Test
    void white_space_after_the_object_is_no_text_that_follows() {
        scanner.read("{\"content\":\"C\"}" + " \n".repeat(500_000));

        assertThat(scanner.textFollowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{~\"title\":\"T\",\"content\":\"C\"}",
                "{\"title\"~:\"T\",\"content\":\"C\"}",
                "{\"title\":~\"T\",\"content\":\"C\"}",
                "{\"title\":\"T\"~,\"content\":\"C\"}",
                "{\"title\":\"T\",~\"content\":\"C\"}",
                "{\"title\":\"T\",\"list\":[1,~2],\"content\":\"C\"}",
                "{\"title\":\"T\",\"content\":\"C\"~}"
            })
    void white_space_is_bounded_everywhere_in_the_object(String reply) {
        assertThat(Heard.everyWay(reply.replace("~", "\n".repeat(64))))
                .allMatch(new Heard("T", "C", State.CLOSED, false)::equals);
        assertThat(Heard.everyWay(reply.replace("~", "\n".repeat(65))))
                .extracting(Heard::state)
                .containsOnly(State.RUN_ON);
    }

    @Test
    void white_space_before_the_object_and_in_strings_is_not_bounded() {
        var white = " \t".repeat(500_000);

        assertThat(Heard.atOnce(white + "{\"content\":\"" + white + "\"}"))
                .isEqualTo(new Heard("", white, State.CLOSED, false));
    }

    @Test
    void a_megabyte_of_white_space_in_the_object_is_left_at_the_bound() {
        scanner.read("{\"title\":\"T\",");

        assertThat(scanner.read(" ".repeat(1_000_000))).isEqualTo(new Progress("", "", State.RUN_ON));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"next_action\":\"continue\"`, true",
                "`\"next_action\":\"contin`, false",
                "`\"next_action\":null `, true",
                "`\"next_action\":[\"continue\"]`, true",
                "`\"next_action\":[\"continue\"`, false",
                "`\"next_action\":`, false",
                "`\"content\":\"next_action\"`, false"
            })
    void it_tells_whether_the_action_was_complete_when_the_white_space_ran_on(String written, boolean complete) {
        assertThat(Heard.unitByUnit("{\"content\":\"C\"," + written + " ".repeat(65))
                        .actionClosed())
                .isEqualTo(complete);
    }

    @Test
    void a_megabyte_of_content_comes_through_unit_by_unit() {
        var content = "0123456789".repeat(100_000);

        assertThat(Heard.unitByUnit("{\"content\":\"" + content + "\"}").content())
                .isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"", "{\"aaaaaaaa", "{ ", "[", "{\"a\" "})
    void a_megabyte_of_beginnings_that_lead_nowhere_is_passed_over(String beginning) {
        var prose = String.join("", Collections.nCopies(1_000_000 / beginning.length(), beginning));

        assertThat(Heard.atOnce(prose + "x{\"content\":\"C\"}").content()).isEqualTo("C");
    }

    @Test
    void a_megabyte_of_nesting_is_only_counted() {
        var deep = "[".repeat(500_000) + "]".repeat(500_000);

        assertThat(Heard.atOnce("{\"x\":" + deep + ",\"content\":\"C\"}"))
                .isEqualTo(new Heard("", "C", State.CLOSED, false));
    }

    @Test
    void once_the_reading_has_ended_nothing_more_is_taken() {
        scanner.read("{\"content\":\"C\"}");

        assertThatThrownBy(() -> scanner.read("x")).isInstanceOf(IllegalStateException.class);
    }

    private static String contentOf(String written) {
        var ways = Heard.everyWay("{\"content\":\"" + written + "\"}");
        assertThat(ways).extracting(Heard::state).containsOnly(State.CLOSED);
        assertThat(ways).extracting(Heard::content).containsOnly(ways.getFirst().content());
        return ways.getFirst().content();
    }
}
