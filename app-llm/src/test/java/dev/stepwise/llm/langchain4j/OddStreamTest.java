package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.FinishReason;
import dev.stepwise.llm.reasoning.CallEnd.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are not quite as they should be, and lose nothing by it. */
class OddStreamTest {

    private static final String GOOD = "data: " + Chunks.text("a") + "\n\n";
    private static final String STOP = "data: " + Chunks.finish("stop") + "\n\n";

    private final Listener reader = Listener.toTheEnd();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: ping\n\n",
                "data: [ping]\n\n",
                "data: keep-alive\n\n",
                "data: : OPENROUTER PROCESSING\n\n",
                "data: heartbeat 17\n\n",
                "data: \"ping\"\n\n",
                "data:\n\n",
                "data: null\n\n",
                "event: ping\ndata: still here\n\n",
                "event: ping\ndata: {\"type\":\"ping\"}\n\n",
                ": ping\n\n",
                "ping\n\n",
                "retry: 3000\n\n",
            })
    void a_sign_of_life_means_nothing(String sign) throws Exception {
        assertWhole(written(sign + GOOD + sign + STOP + sign + "data: [DONE]\n\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data: [DONE] \n\n", "data:[DONE]\n\n", "data: [done]\n\n", "data: [DONE]", "data: [DONE]\r\r"})
    void the_last_event_may_be_written_otherwise(String last) throws Exception {
        var end = written(GOOD + last);

        assertThat(finished(end).reason()).isEqualTo(FinishReason.UNKNOWN);
        assertThat(reader.text()).isEqualTo("a");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_line() throws Exception {
        assertWhole(written("\ufeff" + GOOD + STOP));
    }

    @Test
    void a_byte_order_mark_before_a_whole_reply_is_none_of_it() throws Exception {
        written("\ufeff{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}");

        assertThat(reader.text()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATA: ", "data : ", "data:", "data:\t", " data: "})
    void a_field_may_be_written_otherwise(String field) throws Exception {
        assertWhole(written(GOOD.replace("data: ", field) + STOP.replace("data: ", field)));
    }

    @Test
    void objects_without_a_field_are_read() throws Exception {
        assertWhole(written(Chunks.text("a") + "\n" + Chunks.finish("stop") + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", ""})
    void a_last_line_without_its_end_is_read(String end) throws Exception {
        assertWhole(written(GOOD + "data: " + Chunks.finish("stop") + end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", ""})
    void a_last_line_without_its_end_is_read_also_where_a_reset_follows(String end) throws Exception {
        assertWhole(played(connection -> {
            connection.beginStream();
            connection.write(GOOD + "data: " + Chunks.finish("stop") + end);
            reader.awaitText();
            connection.reset();
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "data:", "data: [", "data: [DON", "data: {\"choices\":[],\"usa", ": pi"})
    void an_end_in_the_middle_of_what_follows_a_real_end_loses_nothing(String begun) throws Exception {
        assertWhole(written(GOOD + STOP + begun));
    }

    @Test
    void a_reset_after_the_last_event_loses_nothing() throws Exception {
        assertWhole(played(connection -> {
            connection.beginStream();
            connection.write(GOOD + STOP + "data: [DONE]");
            reader.awaitText();
            connection.reset();
        }));
    }

    private void assertWhole(CallEnd end) {
        assertThat(finished(end).reason()).isEqualTo(FinishReason.STOP);
        assertThat(reader.text()).isEqualTo("a");
    }

    private static Finished finished(CallEnd end) {
        assertThat(end).isInstanceOf(Finished.class);
        return (Finished) end;
    }

    private CallEnd written(String stream) throws Exception {
        return played(connection -> {
            connection.beginStream();
            connection.write(stream);
        });
    }

    private CallEnd played(Script script) throws Exception {
        return TestCalls.played(reader, script);
    }
}
