package dev.stepwise.llm.tiny;

import static dev.stepwise.llm.tiny.TinyClient.plain;
import static dev.stepwise.llm.tiny.TinyClient.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.llm.serving.Pace;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** The tiny model as any client sees it. */
@Timeout(120)
@EnabledIf("dev.stepwise.llm.tiny.TestWeights#areThere")
class TinyHttpTest {

    private static final String QUESTION = "How many Rs are in strawberry?";

    private static EmbeddedTiny tiny;
    private static TinyClient client;

    @BeforeAll
    static void start() {
        tiny = new EmbeddedTiny(Pace.FASTEST, TestWeights.named());
        client = new TinyClient(tiny.baseUrl());
    }

    @AfterAll
    static void close() throws IOException {
        tiny.close();
    }

    @Test
    void it_lists_one_model_that_says_what_it_is() {
        var models = TinyClient.parse(client.get("/v1/models").body()).path("data");

        assertThat(models).hasSize(1);
        assertThat(models.path(0).path("id").asText()).isEqualTo("stepwise-tiny (2 M parameters, a demonstration)");
        assertThat(models.path(0).path("owned_by").asText()).isEqualTo("stepwise-tiny");
        assertThat(models.path(0).path("meta").path("n_ctx").asInt()).isEqualTo(2_048);
        assertThat(client.get("/health").statusCode()).isEqualTo(200);
        assertThat(client.get("/v1/chat/completions").statusCode()).isEqualTo(405);
    }

    @Test
    void a_step_follows_the_schema_streamed_and_in_one() {
        var streamed = client.stream(step(QUESTION));
        var whole = client.whole(step(QUESTION));

        assertThat(TinyClient.parse(streamed.text()).fieldNames())
                .toIterable()
                .containsExactly("title", "content", "next_action");
        assertThat(streamed.finishReason()).isEqualTo("stop");
        assertThat(whole.text()).isEqualTo(streamed.text());
        assertThat(whole.finishReason()).isEqualTo("stop");
    }

    @Test
    void the_schema_holds_at_any_temperature() {
        assertThat(IntStream.range(0, 10).mapToObj(seed -> {
                    var request = step(QUESTION)
                            .put("temperature", 2)
                            .put("seed", seed)
                            .put("max_tokens", 1_500);
                    return client.whole(request);
                }))
                .filteredOn(reply -> reply.finishReason().equals("stop"))
                .isNotEmpty()
                .allSatisfy(reply -> assertThat(TinyClient.parse(reply.text())
                                .path("next_action")
                                .asText())
                        .isIn("continue", "final_answer"));
    }

    @Test
    void one_seed_gives_the_same_text_twice_and_temperature_makes_texts_differ() {
        assertThat(tenGuesses(0)).hasSize(1).isEqualTo(tenGuesses(0));
        assertThat(tenGuesses(2)).hasSizeGreaterThan(2).isEqualTo(tenGuesses(2));
    }

    /** The different answers that ten seeds give. */
    private static Set<String> tenGuesses(double temperature) {
        return IntStream.range(0, 10)
                .mapToObj(seed -> client.whole(
                                plain(QUESTION).put("temperature", temperature).put("seed", seed))
                        .text())
                .collect(Collectors.toSet());
    }

    @Test
    void usage_counts_what_the_tokenizer_and_the_outputs_say() {
        var asked = plain(QUESTION);
        client.whole(plain("What else?"));

        var first = client.whole(asked);
        var again = client.stream(asked);
        var counted = client.post("/tokenize", asked);

        assertThat(first.usage().path("prompt_tokens").asInt())
                .isEqualTo(counted.path("count").asInt())
                .isEqualTo(counted.path("tokens").size());
        assertThat(first.usage().path("completion_tokens").asInt())
                .isBetween(3, first.text().length());
        assertThat(first.usage().at("/prompt_tokens_details/cached_tokens").asInt())
                .isLessThan(counted.path("count").asInt() - 1);
        assertThat(again.usage().at("/prompt_tokens_details/cached_tokens").asInt())
                .isEqualTo(counted.path("count").asInt() - 1);
        assertThat(again.usage().path("completion_tokens"))
                .isEqualTo(first.usage().path("completion_tokens"));
    }

    @Test
    void a_reply_that_reaches_its_limit_says_so() {
        var cut = client.stream(step(QUESTION).put("max_tokens", 5));

        assertThat(cut.finishReason()).isEqualTo("length");
        assertThat(cut.usage().path("completion_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void text_is_counted_as_llama_cpp_counts_it() {
        var counted =
                client.post("/tokenize", TinyClient.JSON.createObjectNode().put("content", "strawberry"));

        assertThat(counted.path("tokens").size()).isBetween(2, 9);
    }

    @Test
    void a_prompt_beyond_the_context_is_refused_as_llama_cpp_refuses_it() {
        var refused = client.post("/v1/chat/completions", plain("1 2 3 ".repeat(2_000)))
                .path("error");

        assertThat(refused.path("type").asText()).isEqualTo("exceed_context_size_error");
        assertThat(refused.path("n_ctx").asInt()).isEqualTo(2_048);
        assertThat(refused.path("n_prompt_tokens").asInt()).isGreaterThan(2_048);
    }

    @Test
    void what_llama_cpp_would_die_of_is_refused_or_made_harmless() {
        client.get("/health");
        var pid = tiny.pid();
        for (var schema :
                List.of("{\"type\":\"frog\"}", "{}", "{\"$ref\":\"#/a\"}", "{\"type\":\"string\",\"pattern\":\"(\"}")) {
            var request = step(QUESTION);
            request.withObject("/response_format/json_schema").set("schema", TinyClient.parse(schema));
            assertThat(client.post("/v1/chat/completions", request)
                            .path("error")
                            .path("param")
                            .asText())
                    .as(schema)
                    .isEqualTo("response_format");
        }

        assertThat(client.whole(plain("\u0001 \ud83d <|end|> <|assistant|> \"\\ \u0000"))
                        .finishReason())
                .isEqualTo("stop");
        assertThat(tiny.pid()).isPresent().isEqualTo(pid);
    }
}
