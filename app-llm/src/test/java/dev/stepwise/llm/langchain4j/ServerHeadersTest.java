package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.Connection;
import dev.stepwise.endpoint.Header;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.NoServer.Reason;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.endpoint.Trust;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.RecordedRequest;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ReplyReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Headers that a server wants beside Stepwise's own, as they come over the wire. */
class ServerHeadersTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String SECRET = "planted-header-value";
    private static final Connection WITH_HEADERS = new Connection(
            Optional.of(new ApiKey("sk-1")),
            List.of(new Header("X-Tenant", "lab"), new Header("X-Gateway-Key", SECRET)),
            Optional.empty(),
            Trust.USUAL);

    private final ModelHttp http = new ModelHttp();

    @Test
    void every_request_has_them() throws Exception {
        try (var server = FaultyServer.playing(connection -> {
            if (connection.readRequest().line().contains("/chat/completions")) {
                connection.beginStream();
                connection.events(Chunks.text("two"), Chunks.finish("stop"), Chunks.DONE);
            } else {
                connection.answer("200 OK", "application/json", "{\"count\":7}");
            }
        })) {
            var calls = calls(server);
            new HttpModelServerProbe(http).probe(server.baseUrl(), WITH_HEADERS, LONG);
            assertThat(end(calls)).isInstanceOf(CallEnd.Finished.class);
            calls.countTokens(TestCalls.ENDPOINT, "m", TestCalls.question());

            assertThat(server.requests()).hasSize(3).allSatisfy(request -> {
                assertThat(request.header("X-Tenant")).contains("lab");
                assertThat(request.header("X-Gateway-Key")).contains(SECRET);
                assertThat(request.header("Authorization")).contains("Bearer sk-1");
            });
        }
    }

    @Test
    void no_other_server_gets_them_also_where_one_leads_there() throws Exception {
        try (var other = FaultyServer.playing(connection -> connection.answer("200 OK", "application/json", "{}"));
                var server = FaultyServer.playing(connection -> connection.answer(
                        "307 Temporary Redirect", "text/plain", "", "Location: " + other.baseUrl() + "/models"))) {
            var probe = new HttpModelServerProbe(http);

            assertThat(probe.probe(server.baseUrl(), WITH_HEADERS, LONG)).isEqualTo(new NotFound(Reason.REDIRECTS));
            assertThat(end(calls(server))).isInstanceOf(CallEnd.Failed.class);
            assertThat(other.requests()).isEmpty();

            probe.probe(other.baseUrl(), Connection.PLAIN, LONG);
            assertThat(other.requests())
                    .singleElement()
                    .extracting(RecordedRequest::head)
                    .asString()
                    .doesNotContain("X-Tenant", "X-Gateway-Key", SECRET);
        }
    }

    @Test
    void a_server_that_quotes_them_puts_none_into_an_error() throws Exception {
        try (var server = FaultyServer.playing(connection -> connection.answer(
                "400 Bad Request",
                "application/json",
                "{\"error\":{\"message\":\"no tenant lab with " + SECRET + " and sk-1\"}}"))) {
            assertThat(end(calls(server)).toString())
                    .contains("no tenant […] with […] and […]")
                    .doesNotContain(SECRET);
        }
    }

    private OpenAiCalls calls(FaultyServer server) {
        var model = new OfferedModel("m", OptionalInt.of(4096));
        return new OpenAiCalls(
                new OneServer(new ModelServer(TestCalls.ENDPOINT, server.baseUrl(), WITH_HEADERS, List.of(model))),
                http);
    }

    private static CallEnd end(OpenAiCalls calls) throws InterruptedException {
        return calls.make(TestCalls.call(), _ -> ReplyReader.Verdict.GO_ON, new CallHandle());
    }
}
