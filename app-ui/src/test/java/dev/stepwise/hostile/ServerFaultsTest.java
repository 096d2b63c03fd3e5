package dev.stepwise.hostile;

import static dev.stepwise.hostile.Replies.answer;
import static dev.stepwise.hostile.Replies.begun;
import static dev.stepwise.hostile.Replies.failure;
import static dev.stepwise.hostile.Replies.reply;
import static dev.stepwise.hostile.Replies.second;
import static dev.stepwise.hostile.Replies.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.fixture.ServerConnection;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that fails whenever it is asked for the second step, in each of the ways in which servers and networks do. */
class ServerFaultsTest extends RunReading {

    private static final String WORDS = "{\"error\": {\"message\": \"the engine is out of memory\"}}";
    private static final String HALF = "{\"title\": \"Two\", \"content\": \"Half a tho";

    @AfterEach
    void recover() {
        model.comeBack();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                429 Too Many Requests     | The model server has too much to do    | turned the request for step 2 away
                500 Internal Server Error | The model server failed                | failed when it was asked for step 2
                503 Service Unavailable   | The model server failed                | failed when it was asked for step 2
                """)
    void a_server_in_trouble_is_asked_three_times(String status, String heading, String happened) {
        see(second(failure(status, WORDS)));

        assertFailedAfterThreeAttempts(heading, happened);
        assertThat(stepDetails(2)).contains("HTTP " + status.substring(0, 3) + ": the engine is out of memory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                400 Bad Request  | The model server refused the request         | did not accept the request for step 2
                401 Unauthorized | The model server did not accept the key      | wants another key than the one that Stepwise has
                403 Forbidden    | The model server does not allow it           | does not allow Stepwise to use “faulty-8b”
                404 Not Found    | The model server does not know the model     | has no model “faulty-8b”
                """)
    void what_would_be_refused_again_is_asked_once(String status, String heading, String happened) {
        see(second(failure(status, WORDS)));

        assertThat(status()).startsWith("Failed in step 2");
        assertThat(notice())
                .startsWith(heading)
                .contains(happened, "Step 1 is kept.")
                .doesNotContain("asked");
        assertThat(stepName(2)).contains("1 attempt, ");
        assertThat(stepDetails(2)).contains("HTTP " + status.substring(0, 3) + ": the engine is out of memory");
        assertThat(offers("Try to go on"))
                .as("a key, a right and a model may be there later")
                .isEqualTo(!status.startsWith("400"));
    }

    @Test
    void an_error_in_the_middle_of_the_stream_is_one_whatever_comes_behind_it() {
        see(second(begun(HALF, connection -> connection.events(WORDS, Chunks.DONE))));

        assertFailedAfterThreeAttempts("The model server reported an error", "reported an error while it wrote step 2");
        assertThat(stepDetails(2)).contains("the engine is out of memory", HALF);
    }

    @Test
    void a_reply_that_ends_in_the_middle_is_never_taken_for_whole() {
        see(second(begun(HALF, _ -> {})));

        assertFailedAfterThreeAttempts("The model server stopped in the middle", "ended before it was complete");
        assertThat(stepDetails(2)).contains(HALF);
    }

    @Test
    void a_connection_that_breaks_before_and_in_the_reply_is_told_as_such() {
        see(second(connection -> {
            connection.readRequest();
            connection.reset();
        }));
        assertFailedAfterThreeAttempts("The connection to the model server broke", "broke the connection");

        see(second(begun(HALF, ServerConnection::reset)));
        assertFailedAfterThreeAttempts("The connection to the model server broke", "broke the connection");
    }

    @Test
    void a_server_that_refuses_and_comes_back_takes_the_run_up_where_it_was() {
        Script firstThenGone = begun(step("One", Replies.FIRST_THOUGHT, "continue"), connection -> {
            model.goAway();
            connection.events(Chunks.finish("stop"), Chunks.DONE);
        });
        var good = second(reply(step("Two", "The second thought.", "continue")));
        see(asked -> asked.repliesBefore() == 0 ? firstThenGone : good.apply(asked));
        assertFailedAfterThreeAttempts(
                "The model server cannot be reached", "refused the connection when it was asked for step 2");

        model.comeBack();
        press("Try to go on");
        until(() -> assertThat(status()).startsWith("Answered"));

        assertThat(stepText(1)).isEqualTo(Replies.FIRST_THOUGHT);
        assertThat(stepName(2)).startsWith("Step 2: Two");
        assertThat(notice()).isEmpty();
        assertThat(answerText()).isEqualTo(Replies.ANSWER);
        assertThat(model.asked()).extracting(FaultyModel.Asked::repliesBefore).containsExactly(0, 1, 2, 3);
    }

    @Test
    void silence_before_the_headers_is_not_waited_out() {
        seeImpatiently(connection -> {
            connection.readRequest();
            connection.awaitDisconnect();
        });

        assertFailedAfterThreeAttempts("The model server stopped answering", "did not reply to step 2");
    }

    @Test
    void silence_after_the_headers_is_not_waited_out() {
        seeImpatiently(connection -> {
            connection.beginStream();
            connection.awaitDisconnect();
        });

        assertFailedAfterThreeAttempts("The model server stopped answering", "did not reply to step 2");
    }

    @Test
    void silence_in_the_middle_is_not_waited_out() {
        seeImpatiently(begun(HALF, ServerConnection::awaitDisconnect));

        assertFailedAfterThreeAttempts("The model server stopped writing", "began step 2 and then fell silent");
        assertThat(stepDetails(2)).contains(HALF);
    }

    @Test
    void single_bytes_do_not_count_as_an_answer() {
        seeImpatiently(connection -> {
            connection.beginStream();
            connection.drip(":");
        });
        assertFailedAfterThreeAttempts("The model server stopped answering", "did not reply to step 2");

        seeImpatiently(begun(HALF, connection -> connection.drip("d")));
        assertFailedAfterThreeAttempts("The model server stopped writing", "began step 2 and then fell silent");
    }

    @Test
    void what_came_of_an_answer_stays_to_be_read_and_is_written_anew_when_asked_for() {
        // a reset takes with it what was not read yet
        var isRead = new CountDownLatch(1);
        var halfAnAnswer = answer(begun("There are thr", connection -> {
            isRead.await();
            connection.reset();
        }));
        see(halfAnAnswer, () -> {
            until(() -> assertThat(answerText()).isEqualTo("There are thr"));
            isRead.countDown();
        });

        assertThat(status()).startsWith("Failed in the answer");
        assertThat(notice())
                .startsWith("The connection to the model server broke")
                .contains("Steps 1 to 2 are kept.", "What came of the answer is shown as it is.");
        assertThat(answerText()).isEqualTo("There are thr");
        assertThat(notes()).contains("The answer was not finished. What came of it:");

        model.behave(answer(reply(Replies.ANSWER)));
        press("Try to go on");
        until(() -> assertThat(status()).startsWith("Answered"));
        assertThat(answerText()).isEqualTo(Replies.ANSWER);
        assertThat(notes()).doesNotContain("The answer was not finished. What came of it:");
    }

    private void seeImpatiently(Script secondStep) {
        // The call of the first step began with all the patience that there is.
        Script first = begun(step("One", Replies.FIRST_THOUGHT, "continue"), connection -> {
            time.losePatience();
            connection.events(Chunks.finish("stop"), Chunks.DONE);
        });
        see(asked -> asked.repliesBefore() == 0 ? first : secondStep);
        regainPatience();
    }

    private void assertFailedAfterThreeAttempts(String heading, String happened) {
        assertThat(status()).startsWith("Failed in step 2");
        assertThat(notice())
                .startsWith(heading)
                .contains(happened, "Stepwise asked three times within", "Step 1 is kept.");
        assertThat(stepName(2)).contains("3 attempts, ");
        assertThat(offers("Try to go on")).isTrue();
    }
}
