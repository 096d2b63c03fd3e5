package dev.stepwise.llm.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.Connection;
import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServers;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.ProbeResult;
import dev.stepwise.llm.langchain4j.HttpModelServerProbe;
import dev.stepwise.llm.langchain4j.ModelHttp;
import dev.stepwise.llm.langchain4j.OpenAiCalls;
import dev.stepwise.llm.reasoning.CallDeadlines;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ChatCall;
import dev.stepwise.llm.reasoning.ChatCall.ReplyFormat;
import dev.stepwise.llm.reasoning.ChatTurn;
import dev.stepwise.llm.reasoning.ReplyReader.Verdict;
import dev.stepwise.llm.serving.Pace;
import dev.stepwise.run.RunId;
import dev.stepwise.settings.OwnThinkingLimits;
import dev.stepwise.settings.Sampling;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The practice server as the application sees it, through its own transport. */
@Timeout(60)
class PracticeAsModelServerTest {

    private static final EndpointRef ENDPOINT =
            new EndpointRef(new EndpointId(new UUID(1, 1)), "practice", Flavor.PRACTICE);
    private static final OfferedModel MODEL = new OfferedModel(PracticeModel.NAME, OptionalInt.of(18_016));
    private static final List<ChatTurn> MESSAGES =
            List.of(ChatTurn.system("S"), ChatTurn.user("鸡兔同笼，共有 35 个头、94 只脚，鸡和兔各有多少只？"));

    private final ModelHttp http = new ModelHttp();
    private final EmbeddedPractice practice = new EmbeddedPractice(Pace.FASTEST);

    @AfterEach
    void close() throws IOException {
        practice.close();
    }

    @Test
    void a_probe_finds_it_with_its_model_and_its_context() {
        var found = new HttpModelServerProbe(http).probe(practice.baseUrl(), Connection.PLAIN, Duration.ofSeconds(30));

        assertThat(found).isEqualTo(new ProbeResult.Found(Flavor.PRACTICE, List.of(MODEL)));
    }

    @Test
    void a_call_reads_a_whole_step_with_its_usage() throws InterruptedException {
        var text = new StringBuilder();

        var end = calls().make(
                        call(),
                        piece -> {
                            text.append(piece);
                            return Verdict.GO_ON;
                        },
                        new CallHandle());

        assertThat(end).isInstanceOf(CallEnd.Finished.class);
        assertThat(PracticeClient.parse(text.toString()).path("title").asText()).isEqualTo("列方程");
        var tokens = end.figures().tokens();
        assertThat(tokens.estimated()).isFalse();
        assertThat(tokens.prompt()).isEqualTo(calls().countTokens(ENDPOINT, PracticeModel.NAME, MESSAGES));
        assertThat(tokens.cached()).hasValue(0);
        assertThat(tokens.completion())
                .hasValue(PracticeTokens.split(text.toString()).size() + 1);
    }

    @Test
    void a_call_that_has_enough_may_cut_the_reply() throws InterruptedException {
        var end = calls().make(call(), _ -> Verdict.CUT, new CallHandle());

        assertThat(end).isInstanceOf(CallEnd.Cut.class);
    }

    private static ChatCall call() {
        return new ChatCall(
                new RunId(new UUID(2, 2)),
                ENDPOINT,
                PracticeModel.NAME,
                MESSAGES,
                Sampling.of(0, 0.9, OptionalInt.of(42)),
                OwnThinkingLimits.NONE,
                300,
                ReplyFormat.STEP_SCHEMA,
                CallDeadlines.STANDARD);
    }

    private OpenAiCalls calls() {
        return new OpenAiCalls(only(practice.baseUrl()), http);
    }

    private static ModelServers only(URI baseUrl) {
        var server = new ModelServer(ENDPOINT, baseUrl, Optional.empty(), List.of(MODEL));
        return new ModelServers() {
            @Override
            public List<ModelServer> available() {
                return List.of(server);
            }

            @Override
            public Optional<ModelServer> find(EndpointId id) {
                return Optional.of(server);
            }
        };
    }
}
