package dev.stepwise.llm.langchain4j;

import static dev.stepwise.llm.langchain4j.TestCalls.firstToken;
import static dev.stepwise.llm.langchain4j.TestCalls.idle;
import static dev.stepwise.llm.langchain4j.TestCalls.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.reasoning.CallDeadlines;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallEnd.Cut;
import dev.stepwise.llm.reasoning.CallEnd.Failed;
import dev.stepwise.llm.reasoning.CallEnd.FinishReason;
import dev.stepwise.llm.reasoning.CallEnd.Finished;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.run.Cause;
import dev.stepwise.run.CauseDetail;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a server ended a reply, and what becomes of it: only a real end is an answer. */
class FinishReasonTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    private final Listener reader = Listener.toTheEnd();

    @ParameterizedTest
    @ValueSource(strings = {"stop", "STOP", "eos_token", "end_turn", "stop_sequence", "FinishReason.STOP", "eosFound"})
    void the_model_ended_it(String reason) throws Exception {
        assertThat(finished(ended(reason)).reason()).isEqualTo(FinishReason.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "max_tokens", "MAX_TOKENS", "model_length", "maxPredictedTokensReached"})
    void a_limit_cut_it(String reason) throws Exception {
        assertThat(finished(ended(reason)).reason()).isEqualTo(FinishReason.LENGTH);
    }

    @ParameterizedTest
    @CsvSource({
        "content_filter, FILTERED",
        "SAFETY, FILTERED",
        "RECITATION, FILTERED",
        "PROHIBITED_CONTENT, FILTERED",
        "tool_calls, TOOL_CALL",
        "function_call, TOOL_CALL",
        "MALFORMED_FUNCTION_CALL, TOOL_CALL",
        "repetition, LOOP",
        "abort, ENDED_EARLY",
        "error, ENDED_EARLY",
        "insufficient_system_resource, ENDED_EARLY",
    })
    void it_is_no_reply(String reason, Cause cause) throws Exception {
        var end = failed(ended(reason));

        assertThat(end.cause()).isEqualTo(cause);
        assertThat(end.detail()).isEqualTo(new CauseDetail.EndedFor(reason));
        assertThat(end.figures().tokens().estimated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finished_by_magic", "OTHER", "4"})
    void a_reason_that_is_not_known_is_not_taken_for_the_models_own(String reason) throws Exception {
        assertThat(finished(ended(reason)).reason()).isEqualTo(FinishReason.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "None", "", "FINISH_REASON_UNSPECIFIED"})
    void a_text_that_means_none_is_none(String reason) throws Exception {
        var end = failed(streamed(Chunks.choice("{\"content\":\"a\"}", "\"" + reason + "\"")));

        assertThat(end.cause()).isEqualTo(Cause.ENDED_EARLY);
        assertThat(end.detail()).isNotInstanceOf(CauseDetail.EndedFor.class);
    }

    @Test
    void the_last_event_after_text_without_a_reason_is_an_end_of_which_nobody_can_tell() throws Exception {
        assertThat(finished(streamed(Chunks.text("a"), Chunks.DONE)).reason()).isEqualTo(FinishReason.UNKNOWN);
    }

    @Test
    void without_a_reason_a_reply_with_all_the_tokens_it_was_allowed_was_cut() throws Exception {
        assertThat(finished(streamed(Chunks.text("a"), Chunks.usage(9, 0, 300), Chunks.DONE))
                        .reason())
                .isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void what_the_model_may_think_by_itself_is_allowed_beside_them() throws Exception {
        try (var server = FaultyServer.playing(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("a"), Chunks.usage(9, 0, 400), Chunks.DONE);
        })) {
            var call = TestCalls.callWithEverySetting(ChatCall.ReplyFormat.FREE, TestCalls.question());

            assertThat(finished(TestCalls.calls(server).make(call, reader, new CallHandle()))
                            .reason())
                    .as("300 for the reply and 200 for thinking")
                    .isEqualTo(FinishReason.UNKNOWN);
        }
    }

    @Test
    void the_name_that_geminis_servers_gave_it_is_read_too() throws Exception {
        var last = "{\"choices\":[{\"delta\":{},\"finish_reason\":null,\"finishReason\":\"MAX_TOKENS\"}]}";

        assertThat(finished(streamed(Chunks.text("a"), last, Chunks.DONE)).reason())
                .isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void of_reasons_with_every_piece_the_last_one_counts() throws Exception {
        var end = streamed(piece("a", "stop"), piece("b", "stop"), piece("c", "length"), Chunks.DONE);

        assertThat(reader.text()).isEqualTo("abc");
        assertThat(finished(end).reason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void a_reason_that_text_follows_is_none() throws Exception {
        var end = streamed(Chunks.finish("stop"), piece("a", "stop"), Chunks.text("b"), Chunks.DONE);

        assertThat(reader.text()).isEqualTo("ab");
        assertThat(finished(end).reason()).isEqualTo(FinishReason.UNKNOWN);
    }

    @Test
    void reasons_with_every_piece_do_not_make_a_broken_reply_whole() throws Exception {
        var end = reset(piece("a", "stop"), piece("b", "stop"));

        assertThat(failed(end).cause()).isEqualTo(Cause.CONNECTION_RESET);
    }

    @Test
    void reasons_with_every_piece_do_not_make_a_silence_an_end() throws Exception {
        var end = waited(idle(SHORT), piece("a", "stop"), piece("b", "stop"));

        assertThat(failed(end).cause()).isEqualTo(Cause.STALLED);
    }

    @Test
    void a_reason_before_the_first_text_is_no_end() throws Exception {
        var end = waited(firstToken(SHORT), Chunks.finish("stop"));

        assertThat(failed(end).cause()).isEqualTo(Cause.NO_FIRST_TOKEN);
    }

    @Test
    void a_reset_after_a_real_end_loses_nothing() throws Exception {
        assertThat(finished(reset(Chunks.text("a"), Chunks.finish("stop"))).reason())
                .isEqualTo(FinishReason.STOP);
    }

    @Test
    void a_reader_that_has_the_whole_reply_does_not_mind_why_it_ended() throws Exception {
        try (var server = FaultyServer.playing(connection -> {
            connection.beginStream();
            connection.events(Chunks.text("{}"), Chunks.finish("abort"), Chunks.DONE);
        })) {
            assertThat(make(server, Listener.awaitingEndAfter("}"))).isInstanceOf(Cut.class);
        }
    }

    private CallEnd ended(String reason) throws Exception {
        return streamed(Chunks.text("a"), Chunks.finish(reason), Chunks.DONE);
    }

    private static String piece(String text, String reason) {
        return Chunks.choice("{\"content\":\"" + text + "\"}", "\"" + reason + "\"");
    }

    private static Finished finished(CallEnd end) {
        assertThat(end).isInstanceOf(Finished.class);
        return (Finished) end;
    }

    private static Failed failed(CallEnd end) {
        assertThat(end).isInstanceOf(Failed.class);
        return (Failed) end;
    }

    private CallEnd streamed(String... events) throws Exception {
        return TestCalls.streamed(reader, events);
    }

    /** The connection breaks once all of them were received, which one write sees to. */
    private CallEnd reset(String... events) throws Exception {
        return played(connection -> {
            connection.beginStream();
            connection.write(
                    Stream.of(events).map(event -> "data: " + event + "\n\n").collect(Collectors.joining()));
            reader.awaitText();
            connection.reset();
        });
    }

    /** The connection stays open after the events. */
    private CallEnd waited(CallDeadlines deadlines, String... events) throws Exception {
        try (var server = FaultyServer.playing(connection -> {
            connection.beginStream();
            connection.events(events);
            connection.awaitDisconnect();
        })) {
            return make(server, reader, deadlines);
        }
    }

    private CallEnd played(Script script) throws Exception {
        return TestCalls.played(reader, script);
    }
}
