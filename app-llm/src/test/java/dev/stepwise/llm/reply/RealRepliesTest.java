package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.reply.LiveScanner.State;
import dev.stepwise.llm.reply.StepReading.Accepted;
import dev.stepwise.llm.reply.StepReading.Rejected;
import dev.stepwise.run.ShapeFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies as servers sent them and as models write them, cut everywhere. */
class RealRepliesTest {

    static final String VLLM = "vllm-step.sse";
    static final String LLAMACPP = "llamacpp-step.sse";

    static Stream<String> replies() {
        return Stream.of(
                String.join("", pieces(LLAMACPP)),
                // What the same reply would be from a server that bounds white space; it holds a raw U+001A.
                String.join(
                        "",
                        pieces(VLLM).stream().filter(piece -> !piece.isBlank()).toList()),
                """
                {"title": "Counting letter by letter", "content": "s-t-r-a-w-b-e-r-r-y\\n\\n| letter | seen |\\n|---|---|\\n| r | 3 |\\n\\nSo \\"strawberry\\" has **3** r\\u2019s.", "next_action": "continue"}
                """,
                """
                {
                  "title": "检查另一种方法 \\ud83e\\udd14",
                  "content": "用 \\\\frac{1}{2} 和路径 C:\\\\new\\/old 😀 再算一次。\\t\\u00e9 \\b\\f\\r",
                  "next_action": "final_answer"
                }""");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void what_was_shown_in_sum_is_what_jackson_parses_wherever_the_reply_is_cut(String reply) {
        var parsed = Oracle.parse(reply);
        var expected = new Heard(Oracle.text(parsed, "title"), Oracle.text(parsed, "content"), State.CLOSED, true);

        assertThat(expected.content()).isNotBlank();
        assertThat(Heard.everyWay(reply)).allMatch(expected::equals);
        assertThat(StepReply.read(reply))
                .isEqualTo(new Accepted(
                        expected.title(),
                        expected.content(),
                        parsed.path("next_action").asText().equals("final_answer"),
                        false));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void what_was_shown_of_a_reply_that_breaks_off_is_a_beginning_of_what_jackson_parses(String reply) {
        var parsed = Oracle.parse(reply);

        for (int length = 0; length < reply.strip().length(); length++) {
            var heard = Heard.unitByUnit(reply.substring(0, length));

            assertThat(heard.state()).isEqualTo(State.OPEN);
            assertThat(Oracle.text(parsed, "title")).startsWith(heard.title());
            assertThat(Oracle.text(parsed, "content")).startsWith(heard.content());
            assertThat(StepReply.read(reply.substring(0, length))).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void pieces_as_the_server_sent_them_give_what_the_whole_gives() {
        var pieces = pieces(LLAMACPP);

        assertThat(pieces).hasSizeGreaterThan(50);
        assertThat(Heard.of(pieces)).isEqualTo(Heard.atOnce(String.join("", pieces)));
    }

    @Test
    void a_reply_that_a_server_filled_with_white_space_is_left_at_the_bound() {
        var pieces = pieces(VLLM);
        var title = Oracle.text(Oracle.parse(String.join("", pieces)), "title");

        assertThat(Heard.of(pieces)).isEqualTo(new Heard(title, "", State.RUN_ON, false));
        assertThat(StepReply.read(String.join("", pieces))).isEqualTo(new Rejected(ShapeFault.RUN_ON));
    }

    /** The texts of a recorded stream, in the pieces in which they came. */
    static List<String> pieces(String recording) {
        try (var in = RealRepliesTest.class.getResourceAsStream("/wire/" + recording)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("data: {"))
                    .map(line -> Oracle.parse(line.substring("data: ".length()))
                            .at("/choices/0/delta/content")
                            .asText(""))
                    .filter(text -> !text.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(recording, e);
        }
    }
}
