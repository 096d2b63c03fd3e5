package dev.stepwise.llm.reasoning;

import static dev.stepwise.llm.fixture.TestRun.QUESTION;
import static dev.stepwise.llm.reasoning.Replies.ANSWER;
import static dev.stepwise.llm.reasoning.Replies.goOn;
import static dev.stepwise.llm.reasoning.Replies.ready;
import static dev.stepwise.llm.reasoning.Replies.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Reply;
import dev.stepwise.llm.fixture.TestRun;
import dev.stepwise.llm.prompt.Prompt;
import dev.stepwise.llm.reasoning.ChatTurn.Role;
import dev.stepwise.run.CompletedStep;
import dev.stepwise.run.Directive;
import dev.stepwise.settings.Language;
import dev.stepwise.settings.RunSettings;
import dev.stepwise.settings.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

    @Test
    void the_first_request_is_the_stored_system_prompt_and_the_question() {
        var run = TestRun.of(steps(3, ready("Done."), ANSWER));

        run.go();

        assertThat(run.requests().getFirst().messages())
                .containsExactly(ChatTurn.system(run.context().systemPrompt().orElseThrow()), ChatTurn.user(QUESTION));
    }

    @Test
    void each_request_is_the_one_before_with_its_raw_reply_and_one_user_turn() {
        var odd = "  {\"next_action\":\"continue\", \"content\":\"草莓\\u8349 \\n\",\n\t\"title\":\"t\"}  ";
        var run = TestRun.of(Reply.text(odd), goOn("Two."), ready("Three."), ANSWER);

        run.go();

        for (int i = 1; i < run.requests().size(); i++) {
            var before = run.requests().get(i - 1).messages();
            var messages = run.requests().get(i).messages();
            assertThat(messages.subList(0, before.size())).isEqualTo(before);
            assertThat(messages).hasSize(before.size() + 2);
        }
        // The space after the brace came with the brace's piece, or not at all; what came is what is replayed.
        assertThat(run.requests().get(1).messages().get(2).text())
                .isEqualTo(run.context().stored().getFirst().rawReply())
                .startsWith(odd.stripTrailing());
    }

    @Test
    void roles_alternate_and_the_last_message_is_the_users() {
        var run = TestRun.of(steps(2, ready("Done."), ANSWER));

        run.go();

        for (var request : run.requests()) {
            var roles = request.messages().stream().map(ChatTurn::role).toList();
            assertThat(roles.getFirst()).isEqualTo(Role.SYSTEM);
            for (int i = 1; i < roles.size(); i++) {
                assertThat(roles.get(i)).isEqualTo(i % 2 == 1 ? Role.USER : Role.ASSISTANT);
            }
            assertThat(roles.getLast()).isEqualTo(Role.USER);
        }
    }

    @Test
    void the_stored_user_turns_and_replies_are_what_was_sent_and_received() {
        var run = TestRun.of(steps(3, ready("Done."), ANSWER));

        run.go();

        var sent = run.requests().getLast().messages();
        var stored = run.context().stored();
        for (int i = 0; i < stored.size(); i++) {
            assertThat(sent.get(1 + 2 * i).text()).isEqualTo(stored.get(i).userTurn());
        }
        assertThat(stored.getLast().rawReply()).isEqualTo(ANSWER.text());
    }

    @Test
    void from_the_second_step_on_the_user_turn_asks_to_go_on() {
        var run = TestRun.of(steps(2, ready("Done."), ANSWER));

        run.go();

        assertThat(run.lastTurn(2)).isEqualTo(run.prompts().text(Prompt.GO_ON_JSON, Language.ENGLISH));
    }

    @Test
    void a_hint_before_the_first_step_follows_the_question_after_a_blank_line() {
        var run = TestRun.of(steps(2, ready("Done."), ANSWER));
        run.context().tell(new Directive.Hint("Spell it."));

        run.go();

        assertThat(run.lastTurn(1)).isEqualTo(QUESTION + "\n\nA hint from the person who asked: Spell it.");
        assertThat(run.context().stored().getFirst().userTurn()).isEqualTo(run.lastTurn(1));
    }

    @Test
    void hints_are_joined_into_the_next_user_turn_in_the_order_given_and_once() {
        var run = TestRun.of(steps(2, ready("Done."), ANSWER));
        run.context().tellAfterStep(1, new Directive.Hint("First {least}."));
        run.context().tellAfterStep(1, new Directive.Hint("Second."));

        run.go();

        assertThat(run.lastTurn(2)).containsSubsequence("Go on", "First {least}.", "Second.");
        assertThat(run.lastTurn(3)).doesNotContain("First", "Second");
    }

    @Test
    void a_hint_given_before_the_answer_stands_before_the_request_for_it() {
        var run = TestRun.of(steps(2, ready("Done."), ANSWER));
        run.context().tellAfterStep(3, new Directive.Hint("In one word."));

        run.go();

        assertThat(run.lastTurn(4)).contains("In one word.").endsWith(run.answerRequest(Language.ENGLISH));
    }

    @Test
    void a_run_in_chinese_is_steered_in_chinese() {
        var settings = TestRun.settings(Strategy.STEPS, 2, 25, 0, 1, Language.CHINESE);
        var run = TestRun.of(settings, "草莓有几颗？", goOn("一。"), ready("二。"), Reply.text("三颗。"));

        run.go();

        assertThat(run.requests().getFirst().messages().getFirst().text()).contains("至少走 2 步，最多 25 步");
        assertThat(run.lastTurn(2)).isEqualTo(run.prompts().text(Prompt.GO_ON_JSON, Language.CHINESE));
        assertThat(run.lastTurn(3)).isEqualTo(run.answerRequest(Language.CHINESE));
    }

    @Test
    void a_question_in_a_language_without_prompts_is_to_be_answered_in_its_own() {
        var german = "Wie viele Rs hat das Wort Erdbeere?";
        var sentence = TestRun.of().prompts().text(Prompt.OWN_LANGUAGE, Language.ENGLISH);

        assertThat(systemPrompt(TestRun.settings(3, 25), german)).endsWith(sentence);
        assertThat(systemPrompt(TestRun.settings(3, 25), QUESTION)).doesNotContain(sentence);
        assertThat(systemPrompt(TestRun.settings(3, 25), "347 + 285")).doesNotContain(sentence);
    }

    private static String systemPrompt(RunSettings settings, String question) {
        var run = TestRun.of();
        return run.loop(run.prompts()).systemPrompt(settings, question).orElseThrow();
    }

    @Test
    void the_system_prompt_depends_on_settings_and_prompts_alone() {
        var run = TestRun.of();

        var loop = run.loop(run.prompts());

        assertThat(loop.systemPrompt(TestRun.settings(3, 25), QUESTION))
                .isEqualTo(loop.systemPrompt(TestRun.settings(3, 25), QUESTION));
        assertThat(loop.systemPrompt(TestRun.settings(4, 9), QUESTION).orElseThrow())
                .contains("at least 4 steps and at most 9");
    }

    @Test
    void a_request_carries_the_settings() {
        var run = TestRun.of(steps(2, ready("Done."), ANSWER));

        run.go();

        var first = run.requests().getFirst();
        assertThat(List.of(first.sampling().temperature(), first.sampling().topP()))
                .containsExactly(0.0, 1.0);
        assertThat(List.of(first.sampling().seed().orElseThrow(), first.maxTokens()))
                .containsExactly(42, 300);
        assertThat(first.format()).isEqualTo(ChatCall.ReplyFormat.STEP_SCHEMA);
        assertThat(run.requests().getLast().maxTokens()).isEqualTo(500);
        assertThat(run.context().stored())
                .extracting(CompletedStep::nextActionFinal)
                .containsExactly(false, false, true, false);
    }
}
