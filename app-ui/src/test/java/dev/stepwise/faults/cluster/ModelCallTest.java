package dev.stepwise.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelCallTest {

    private static final String REQUEST = """
            {"time":"2026-01-01T00:00:00Z","event":"request","request":1,"session":"a run","turn":"step 1"}
            """;

    private static final String END = """
            {"time":"2026-01-01T00:00:01Z","event":"end","request":1,"sent_sha256":"00","disconnected":false}
            """;

    @Test
    void a_line_that_is_still_being_written_is_left_for_the_next_time() {
        for (int cut = 0; cut < END.length(); cut++) {
            assertThat(ModelCall.read(REQUEST + END.substring(0, cut)))
                    .singleElement()
                    .satisfies(call -> assertThat(call.end()).isEmpty());
        }
        assertThat(ModelCall.read(REQUEST + END))
                .singleElement()
                .satisfies(call -> assertThat(call.end()).isPresent());
    }

    @Test
    void of_a_log_without_a_whole_line_nothing_is_read() {
        assertThat(ModelCall.read("")).isEmpty();
        assertThat(ModelCall.read(REQUEST.strip())).isEmpty();
    }
}
