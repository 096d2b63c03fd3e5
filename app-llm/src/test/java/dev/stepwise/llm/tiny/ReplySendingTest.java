package dev.stepwise.llm.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.serving.ChatChunks;
import dev.stepwise.llm.serving.LoopbackHttp;
import dev.stepwise.llm.serving.Pace;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a client reads of a reply, whatever the engine writes. */
class ReplySendingTest {

    @Test
    void a_reply_that_ends_before_its_first_token_is_a_whole_stream() throws Exception {
        assertThat(stream(new Completion.Piece.Begun(0), new Completion.Piece.End()))
                .contains("\"role\":\"assistant\"")
                .contains("\"finish_reason\":\"length\"")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void a_reply_that_fails_in_the_middle_says_so_within_its_stream() throws Exception {
        assertThat(stream(
                        new Completion.Piece.Begun(0),
                        new Completion.Piece.Text("half", 1),
                        new Completion.Piece.Failed("no more")))
                .contains("half", "no more");
    }

    private static String stream(Completion.Piece... pieces) throws Exception {
        var completion = new Completion("", new int[0], new Sampling(0, 1, 1, 10, Optional.empty()));
        List.of(pieces).forEach(completion::add);
        try (var server = LoopbackHttp.start(0, (_, client) -> {
                    try {
                        return new ReplySending(client, Pace.FASTEST, new ChatChunks("tiny", "id", 0), completion)
                                .stream(true);
                    } catch (InterruptedException interrupted) {
                        throw new AssertionError(interrupted);
                    }
                });
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            return http.send(
                            HttpRequest.newBuilder(server.baseUrl())
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
