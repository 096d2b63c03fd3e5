package dev.stepwise.llm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.practice.Script.ScriptedStep;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {

    static final List<String> EXAMPLES = List.of(
            "How many Rs are in “strawberry”?",
            "Which is larger, 9.11 or 9.9?",
            "Four talks fill the slots 9, 10, 11 and 12. Dana speaks directly after Chen. Ada speaks before Boris, but not"
                    + " directly before. Chen does not open the day. Who speaks when?",
            "Chickens and rabbits share a cage, with 35 heads and 94 feet. How many chickens and how many rabbits are there?",
            "鸡兔同笼，共有 35 个头、94 只脚，鸡和兔各有多少只？",
            "strawberry 里有几个字母 r？",
            "9.11 和 9.9 哪个更大？",
            "四场报告分别安排在 9、10、11 和 12 点。Dana 紧接在 Chen 之后。Ada 在 Boris 之前，但不紧挨着。Chen 不是第一个。各人什么时候讲？");

    private final Scripts scripts = new Scripts();

    static List<String> examples() {
        return EXAMPLES;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_has_a_chain_of_five_steps_of_ordinary_length_and_an_answer_that_names_its_author(String question) {
        var script = scripts.forQuestion(question);

        assertThat(script.steps()).hasSize(5);
        assertThat(script.steps())
                .allSatisfy(
                        step -> assertThat(PracticeTokens.split(step.content())).hasSizeBetween(60, 240));
        assertThat(script.answer().lines().skip(1).findFirst()).hasValue("");
        assertThat(script.answer()).containsAnyOf("Written by the practice script", "练习脚本写的");
        assertThat(PracticeTokens.split(script.answer())).hasSizeLessThan(300);
        assertThat(script.direct()).doesNotContain("\n");
        assertThat(script.direct()).matches("(Practice script: |练习脚本：).+");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_chain_goes_on_past_its_end_without_saying_the_same_twice(String question) {
        var script = scripts.forQuestion(question);

        var said = new HashSet<ScriptedStep>();
        IntStream.rangeClosed(1, 50).mapToObj(script::step).forEach(said::add);

        assertThat(said).extracting(ScriptedStep::content).hasSize(50).doesNotHaveDuplicates();
        assertThat(said).allSatisfy(step -> assertThat(step.content()).doesNotContain("{step}", "{last}"));
        assertThat(said.stream().map(step -> step.titles().getFirst())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many rs are in \"strawberry\"",
                "  HOW MANY  Rs are in 'Strawberry'??  ",
                "How many R's are in strawberry?",
                "How many Rs are in “strawberry”?\n\nPlease look at every letter."
            })
    void an_example_is_known_whatever_its_case_quotes_blanks_and_what_follows_its_paragraph(String question) {
        assertThat(scripts.forQuestion(question).answer()).startsWith("There are 3 Rs");
    }

    @ParameterizedTest
    @CsvSource({
        "'Which is larger, 911 or 99?', This is a practice script",
        "'How many Rs are in “raspberry”?', This is a practice script",
        "'Why is the sky blue?', This is a practice script",
        "'', This is a practice script",
        "天空为什么是蓝色的？, 这是练习脚本",
        "9.11 和 9.8 哪个更大？, 这是练习脚本"
    })
    void a_question_that_no_script_is_about_is_answered_by_saying_so_in_its_language(String question, String answer) {
        var script = scripts.forQuestion(question);

        assertThat(script.steps()).hasSize(4);
        assertThat(script.answer()).startsWith(answer);
        assertThat(script.direct()).matches("(Practice script: |练习脚本：).+");
    }

    @Test
    void what_the_chains_say_about_letters_is_so() {
        var letters = "strawberry";
        var positions = IntStream.rangeClosed(1, 10)
                .filter(position -> letters.charAt(position - 1) == 'r')
                .boxed();

        assertThat(positions).containsExactly(3, 8, 9);
        assertThat(letters.replace("r", "")).isEqualTo("stawbey").hasSize(7);
        var first = scripts.forQuestion(EXAMPLES.getFirst()).step(1).content();
        for (int position = 1; position <= 10; position++) {
            assertThat(first).contains(position + " " + letters.charAt(position - 1));
        }
    }

    @Test
    void what_the_chains_say_about_the_talks_is_so_and_no_other_plan_fits() {
        var plans = IntStream.range(0, 256)
                .mapToObj(code -> List.of(9 + code / 64, 9 + code / 16 % 4, 9 + code / 4 % 4, 9 + code % 4))
                .filter(plan -> new HashSet<>(plan).size() == 4)
                .filter(plan -> plan.get(3) == plan.get(2) + 1)
                .filter(plan -> plan.get(1) > plan.get(0) + 1);

        // Ada, Boris, Chen, Dana. That Chen does not open the day was not even needed, as the chain says.
        assertThat(plans).containsExactly(List.of(9, 12, 10, 11));
        assertThat(scripts.forQuestion(EXAMPLES.get(2)).answer())
                .startsWith("Ada speaks at 9, Chen at 10, Dana at 11 and Boris at 12.");
    }
}
