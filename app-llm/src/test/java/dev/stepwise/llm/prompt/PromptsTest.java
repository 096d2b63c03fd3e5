package dev.stepwise.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stepwise.settings.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PromptsTest {

    private final Prompts prompts = new Prompts(PromptFolder.bundled());

    static Stream<Arguments> all() {
        return Stream.of(Prompt.values())
                .flatMap(prompt -> Stream.of(Language.values()).map(language -> Arguments.of(prompt, language)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_prompt_stands_in_a_file_with_all_its_places_and_no_others(Prompt prompt, Language language) {
        var file = PromptFolder.bundled().read(prompt, language);
        var values = new HashMap<String, Object>();
        prompt.placeholders().forEach(name -> values.put(name, "<" + name + ">"));

        var text = prompts.text(prompt, language, values);

        assertThat(file).isNotBlank();
        assertThat(text).doesNotContainPattern("\\{[a-z]+}").isEqualTo(text.strip());
        assertThat(values.values()).allSatisfy(value -> assertThat(text).contains(value.toString()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_prompt_is_written_in_its_language(Prompt prompt, Language language) {
        assertThat(Language.of(PromptFolder.bundled().read(prompt, language))).isEqualTo(language);
    }

    @Test
    void what_is_filled_in_is_taken_as_it_is() {
        var hint = "$1 {hint} \\ {least}";

        assertThat(prompts.text(Prompt.HINT, Language.ENGLISH, Map.of("hint", hint)))
                .endsWith(": " + hint);
    }

    @Test
    void a_prompt_with_missing_or_unknown_values_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prompts.text(Prompt.SYSTEM_CAREFUL_JSON, Language.ENGLISH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prompts.text(Prompt.ANSWER_CAREFUL, Language.CHINESE, Map.of("least", 3)));
    }

    @Test
    void a_missing_file_is_noticed_at_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Prompts((prompt, language) -> {
                    throw new IllegalStateException(prompt.fileName());
                }))
                .withMessage("system-careful-json.md");
    }
}
