package dev.stepwise.hostile;

import static dev.stepwise.hostile.Replies.answer;
import static dev.stepwise.hostile.Replies.cut;
import static dev.stepwise.hostile.Replies.failure;
import static dev.stepwise.hostile.Replies.reply;
import static dev.stepwise.hostile.Replies.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.hostile.FaultyModel.Asked;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.settings.Strategy;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A model that is out of its depth, as a reader sees it: live, and the same after a reload. */
class WeakModelTest extends RunReading {

    private static final String NAMED_LOOP = "said the same over and over";
    private static final String FROM_HERE = "It repeats itself from here. The rest is not kept.";

    @Test
    void a_step_that_loops_twice_is_kept_as_far_as_to_where_it_repeats_itself() {
        see(second(asked -> cut("{\"title\": \"Two\", \"content\": \"So far."
                + (asked.body().contains(NAMED_LOOP) ? " It is blue." : " It is red.").repeat(200))));

        assertThat(status()).startsWith("Answered");
        assertThat(stepName(2)).startsWith("Step 2: Two, cut where it repeats itself, 2nd attempt, at temperature 0.3");
        assertThat(stepText(2)).isEqualTo("So far. It is blue.");
        assertThat(notes()).contains(FROM_HERE);
        assertThat(stepDetails(2)).contains("not accepted: the reply " + NAMED_LOOP, "with the fault named");
        assertThat(model.asked().getLast().body()).contains("It is blue.").doesNotContain("It is blue. It is blue.");
        assertNoRequestCameTwice();
    }

    @Test
    void an_answer_that_loops_twice_says_where_it_repeats_itself() {
        Function<Asked, Script> loops = asked ->
                cut("There are three." + (asked.body().contains(NAMED_LOOP) ? " Three." : " Yes.").repeat(200));
        see(asked -> answer(loops.apply(asked)).apply(asked));

        assertThat(status()).startsWith("Answered");
        assertThat(answerText()).isEqualTo("There are three. Three.");
        assertThat(answerNotice()).isEqualTo(FROM_HERE);
    }

    @Test
    void a_step_that_recites_the_prompt_three_times_is_kept_and_marked() {
        var recital =
                "Begin by saying what exactly is asked and what is given. Work the question out by at least three different"
                        + " methods, and compare what they give.";
        see(second(_ -> reply(step("Two", recital, "continue"))));

        assertThat(stepName(2)).startsWith("Step 2: Two, says only what it was told, 3rd attempt");
        assertThat(stepText(2)).isEqualTo(recital);
    }

    @Test
    void two_equal_steps_end_the_thinking() {
        see(asked ->
                asked.wantsAnswer() ? reply(Replies.ANSWER) : reply(step("One", Replies.FIRST_THOUGHT, "continue")));

        assertThat(thinking()).endsWith("in 2 steps · repeating itself");
        assertThat(stepName(2)).startsWith("Step 2: One, repeats step 1");
    }

    @Test
    void a_long_title_is_no_fault_and_shown_as_far_as_a_line_can_show_it() {
        var title =
                "Count 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39";
        see(second(_ -> reply(step(title + " 40 41 42 43", "The second thought.", "continue"))));

        assertThat(stepName(2))
                .startsWith("Step 2: " + title.substring(0, 110))
                .contains("…")
                .doesNotContain("43", "attempt");
    }

    @Test
    void steps_that_do_not_fit_are_left_out_of_the_request_for_the_answer_and_named() {
        var overflow = failure(
                "400 Bad Request",
                "{\"error\": {\"message\": \"This model's maximum context length is 4096 tokens.\", \"code\": 400}}");
        see(asked -> asked.wantsAnswer()
                ? asked.repliesBefore() > 1 ? overflow : reply(Replies.ANSWER)
                : answer(overflow).apply(asked));

        assertThat(status()).startsWith("Answered");
        assertThat(answerMark()).contains("2nd attempt", "without step 2, which did not fit");
    }

    @Test
    void trying_to_go_on_after_bad_replies_asks_in_another_way_and_says_so() {
        model.behave(_ -> reply("{}"));
        open(ask("How many Rs are in strawberry?", Strategy.STEPS));
        until(() -> assertThat(status()).startsWith("Failed in step 1"));
        model.behave(asked -> answer(reply(Replies.ANSWER)).apply(asked));

        press("Try to go on");
        until(() -> assertThat(status()).startsWith("Answered"));

        assertThat(model.asked().getFirst().body()).contains("\"temperature\" : 0.3", "\"seed\" : 10");
        assertThat(stepDetails(1)).contains("at temperature 0.3, seed 10");
    }

    private void assertNoRequestCameTwice() {
        assertThat(model.asked()).extracting(Asked::body).doesNotHaveDuplicates();
    }

    /** A first step of the right shape, then something else, then a good last step and a good answer. */
    private static Function<Asked, Script> second(Function<Asked, Script> second) {
        return asked -> Replies.second(second.apply(asked)).apply(asked);
    }
}
