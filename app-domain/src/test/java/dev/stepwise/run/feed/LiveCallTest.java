package dev.stepwise.run.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.run.AttemptRef;
import dev.stepwise.run.CallChanges;
import dev.stepwise.run.RunEvent;
import dev.stepwise.run.RunEvent.Field;
import dev.stepwise.run.RunId;
import dev.stepwise.run.fixture.Scripts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveCallTest {

    @Test
    void a_text_that_was_sent_again_or_in_part_is_told_once() {
        var attempt = new AttemptRef(Scripts.reasoning(1), 1);
        var call = new LiveCall(new RunEvent.AttemptStarted(attempt, CallChanges.NONE, Instant.EPOCH));

        assertThat(call.add(content(attempt, 0, "So far")))
                .hasValueSatisfying(news -> assertThat(news.text()).isEqualTo("So far"));
        assertThat(call.add(content(attempt, 2, " far"))).isEmpty();
        assertThat(call.add(content(attempt, 0, "So far, so")))
                .hasValueSatisfying(news -> assertThat(news.text()).isEqualTo(", so"));
        assertThat(call.add(content(attempt, 20, "a gap"))).isEmpty();
        assertThat(call.add(content(new AttemptRef(Scripts.reasoning(1), 2), 10, "x")))
                .isEmpty();
        assertThat(call.toAttempt().text().content()).isEqualTo("So far, so");
    }

    private static Chunk content(AttemptRef attempt, int startsAt, String text) {
        return new Chunk(new RunId(new UUID(0, 1)), 1, attempt, Field.CONTENT, startsAt, text, Instant.EPOCH);
    }
}
