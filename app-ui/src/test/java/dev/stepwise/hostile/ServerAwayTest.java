package dev.stepwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.settings.Strategy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads while the model server is away, and after. */
class ServerAwayTest extends RunReading {

    private static final String LOADING =
            "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}}";

    @ParameterizedTest
    @ValueSource(strings = {LOADING, "{\"error\":\"Model qwen is currently loading\",\"estimated_time\":20.0}"})
    void a_model_that_is_being_loaded_is_waited_for_and_the_page_says_so(String words) {
        time.waitForServers();
        var loaded = new AtomicBoolean();
        var good = Replies.answer(Replies.reply(Replies.ANSWER));
        model.behave(asked -> loaded.get() ? good.apply(asked) : loading(words));
        var run = ask("How many Rs are in strawberry?", Strategy.STEPS);
        open(run);

        until(() -> assertThat(stepName(1)).contains("the model is being loaded; the run waits"));
        assertThat(status()).startsWith("Waiting in step 1");
        open(run);
        until(() -> assertThat(stepName(1)).contains("the model is being loaded; the run waits"));
        loaded.set(true);
        until(() -> assertThat(status()).startsWith("Answered"));

        assertThat(stepDetails(1)).as("it was no attempt").doesNotContain("2nd attempt");
    }

    @Test
    void stop_ends_the_wait_at_once() {
        time.waitForServers();
        model.behave(_ -> loading(LOADING));
        open(ask("How many Rs are in strawberry?", Strategy.STEPS));
        until(() -> assertThat(stepName(1)).contains("the model is being loaded"));

        press("Stop");

        until(() -> assertThat(status()).startsWith("Stopped"));
    }

    private static Script loading(String words) {
        return connection -> connection.answer("503 Service Unavailable", "application/json", words);
    }
}
