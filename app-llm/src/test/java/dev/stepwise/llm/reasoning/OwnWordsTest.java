package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.prompt.PromptFolder;
import dev.stepwise.llm.prompt.Prompts;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.Strategy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnWordsTest {

    private static final Map<String, Object> VALUES = Map.of("least", 3, "most", 25, "tokens", 300);

    private final Prompts prompts = new Prompts(PromptFolder.bundled());

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_reply_that_says_the_request_for_the_answer_again_recites_it(Language language) {
        var own = own(language, QUESTION);
        var request = answerRequest(language, QUESTION);

        assertThat(own.isRecitedBy(request)).isTrue();
        assertThat(own.isRecitedBy("**" + request.toUpperCase() + "**")).isTrue();
        assertThat(own.isRecitedBy(request.substring(0, request.length() * 2 / 3)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_reply_that_says_the_system_prompt_again_recites_it(Language language) {
        assertThat(own(language, QUESTION).isRecitedBy(prompts.text(Prompt.SYSTEM_CAREFUL_JSON, language, VALUES)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_is_said_beside_it_makes_it_a_reply(Language language) {
        var request = answerRequest(language, QUESTION);
        var answer = language == Language.ENGLISH
                ? " There are three of them in the word, at places 3, 8 and 9."
                : "这个英文单词里一共有三个字母，分别在第三、第八和第九位。";

        assertThat(own(language, QUESTION).isRecitedBy(request + answer)).isFalse();
    }

    @Test
    void a_sentence_that_is_as_short_as_others_is_no_recital() {
        var own = own(Language.ENGLISH, QUESTION);

        assertThat(own.isRecitedBy("Begin by saying what exactly is asked and what is given."))
                .isFalse();
        assertThat(own.isRecitedBy("")).isFalse();
        assertThat(own.isRecitedBy("Three.")).isFalse();
    }

    @Test
    void a_reply_that_says_the_question_again_recites_nothing_of_ours() {
        var question =
                "How many of the letters in the word that stands in the first line of this letter are vowels, and which of"
                        + " them stand twice in it, if any do?";

        assertThat(own(Language.ENGLISH, question).isRecitedBy(question)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_is_a_recital_where_the_question_shares_a_long_passage_with_our_words(Language language) {
        var request = answerRequest(language, QUESTION);
        var question = (language == Language.ENGLISH ? "Put this into simple words: " : "请简单地解释：") + request;

        assertThat(own(language, question).isRecitedBy(request)).isFalse();
    }

    private String answerRequest(Language language, String question) {
        return prompts.text(Prompt.ANSWER_CAREFUL, language, Map.of("question", question));
    }

    private OwnWords own(Language language, String question) {
        return new UserTurns(prompts, TestRun.settings(Strategy.STEPS, 3, 25, 0, 42, language), question)
                .own(Optional.of(prompts.text(Prompt.SYSTEM_CAREFUL_JSON, language, VALUES)));
    }
}
