package dev.stepwise.llm.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.reply.OwnThinking.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnThinkingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "<think>I count.</think>Three.#I count.#Three.",
                "~ <think>~I <b>count</b>.~</think>~~Three.~#~I <b>count</b>.~#Three.~",
                "<thinking>a</thinking> b#a#b",
                "<THINK>a</Think>b#a#b",
                "<thought>a</thought>b#a#b",
                "[THINK]a[/THINK]b#a#b",
                "<think></think>b##b",
                "</think>~~b##b",
                "<think>a</think><think>b</think>c#ab#c",
                "<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b<|return|>#a#b",
                "<|channel|>analysis<|message|>a<|channel|>final<|message|>b#a#b",
                "<|channel|>final<|message|>b < c##b < c",
                "<think>it never ends#it never ends#",
                "I count.~</think>~~Three.#I count.~#Three.",
                "I count.~</think>#I count.~#",
                "I count.~</think>~```~</think>~```#I count.~#```~</think>~```"
            })
    void thinking_and_reply_are_parted_wherever_the_reply_is_cut(String written, String thinking, String reply) {
        var whole = written.replace('~', '\n');
        var expected =
                new Part(orEmpty(thinking).replace('~', '\n'), orEmpty(reply).replace('~', '\n'), false);

        assertThat(OwnThinking.split(whole)).isEqualTo(expected);
        for (int unit = 0; unit <= whole.length(); unit++) {
            assertThat(inPieces(List.of(whole.substring(0, unit), whole.substring(unit))))
                    .isEqualTo(expected);
        }
        assertThat(inPieces(whole.chars().mapToObj(Character::toString).toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Three.",
                "\n\n  Three.\n",
                "<b>bold</b>",
                "<thin air>",
                "<think",
                "<",
                "A model writes <think> and then </think> in its text.",
                "```\n</think>\n```\nThat is the tag.",
                "Use `</think>`\nand no more </think>",
                "{\"title\":\"T\"}",
                "[THIS] is a list",
                "a\n</thinker>\nb\n",
                "</",
                "a\n</thi"
            })
    void all_else_is_reply_byte_for_byte(String written) {
        assertThat(OwnThinking.split(written)).isEqualTo(new Part("", written, false));
        assertThat(inPieces(written.chars().mapToObj(Character::toString).toList()))
                .isEqualTo(new Part("", written, false));
    }

    @Test
    void what_is_certain_is_passed_on_at_once() {
        var own = new OwnThinking();

        assertThat(own.read("<thi")).isEqualTo(new Part("", "", false));
        assertThat(own.read("nk>I cou")).isEqualTo(new Part("I cou", "", false));
        assertThat(own.read("nt.</th")).isEqualTo(new Part("nt.", "", false));
        assertThat(own.read("ink>\n\nThr")).isEqualTo(new Part("", "Thr", false));
        assertThat(own.read("ee")).isEqualTo(new Part("", "ee", false));
    }

    @Test
    void a_lone_tag_takes_back_what_was_passed_on_as_reply() {
        var own = new OwnThinking();

        assertThat(own.read("I count.\n")).isEqualTo(new Part("", "I count.\n", false));
        assertThat(own.read("</think>\n\nThree")).isEqualTo(new Part("", "Three", true));
        assertThat(own.read("\n</think>\n")).isEqualTo(new Part("", "\n</think>\n", false));
    }

    @Test
    void a_megabyte_is_parted_unit_by_unit() {
        var text = "<".repeat(500_000);

        assertThat(OwnThinking.split("<think>" + text + "</think>" + text)).isEqualTo(new Part(text, text, false));
        assertThat(OwnThinking.split(" ".repeat(1_000_000) + "a").reply()).hasSize(1_000_001);
    }

    private static Part inPieces(List<String> pieces) {
        var own = new OwnThinking();
        var thinking = new StringBuilder();
        var reply = new StringBuilder();
        for (var piece : pieces) {
            add(own.read(piece), thinking, reply);
        }
        add(own.end(), thinking, reply);
        return new Part(thinking.toString(), reply.toString(), false);
    }

    private static void add(Part part, StringBuilder thinking, StringBuilder reply) {
        if (part.allBeforeWasThinking()) {
            thinking.append(reply);
            reply.setLength(0);
        }
        thinking.append(part.thinking());
        reply.append(part.reply());
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
