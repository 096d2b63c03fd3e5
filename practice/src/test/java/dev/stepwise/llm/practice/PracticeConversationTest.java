package dev.stepwise.llm.practice;

import static dev.stepwise.llm.practice.PracticeClient.request;
import static dev.stepwise.llm.practice.PracticeClient.stepRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwise.llm.serving.ChatMessage;
import dev.stepwise.llm.serving.Pace;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeConversationTest {

    private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
    private PracticeHttp server;
    private PracticeClient client;

    @BeforeEach
    void start() throws IOException {
        server = PracticeHttp.start(0, Pace.FASTEST, false, new TrafficLog(log::add, InstantSource.system()));
        client = new PracticeClient(server.baseUrl());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    static List<String> examples() {
        return ScriptsTest.EXAMPLES;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_step_is_an_object_with_the_three_keys_and_only_the_last_decides(String question) {
        var replies = chain(question, 5);

        assertThat(replies).hasSize(5).allSatisfy(reply -> {
            var json = PracticeClient.parse(reply);
            assertThat(json.fieldNames()).toIterable().containsExactly("title", "content", "next_action");
            assertThat(json.path("title").asText()).isNotBlank();
            assertThat(json.path("content").asText()).isNotBlank();
            assertThat(PracticeTokens.split(reply)).hasSizeLessThan(300);
        });
        assertThat(replies)
                .extracting(
                        reply -> PracticeClient.parse(reply).path("next_action").asText())
                .containsExactly("continue", "continue", "continue", "continue", "final_answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"How many Rs are in “strawberry”?", "鸡兔同笼，共有 35 个头、94 只脚，鸡和兔各有多少只？"})
    void an_appended_conversation_was_seen_to_the_last_byte_and_lies_in_the_cache(String question) {
        chain(question, 4);

        var requests = log.stream()
                .map(PracticeClient::parse)
                .filter(line -> line.path("event").asText().equals("request"))
                .toList();
        assertThat(requests.getFirst().path("seen_bytes").asInt()).isZero();
        for (int i = 1; i < requests.size(); i++) {
            var newBytes = "user:Go on.".length() - "user:".length();
            var line = requests.get(i);
            assertThat(line.path("seen_bytes").asInt())
                    .isEqualTo(line.path("message_bytes").asInt() - newBytes);
            // New are the marks around the turn, its own tokens and the mark that the reply begins with.
            assertThat(line.path("cached_tokens").asInt())
                    .isEqualTo(line.path("prompt_tokens").asInt()
                            - PracticeTokens.split("Go on.").size()
                            - 3);
        }
    }

    @Test
    void a_conversation_whose_reply_was_written_anew_was_seen_only_up_to_the_first_difference() {
        var question = "9.11 和 9.9 哪个更大？";
        var reply = client.stream(stepRequest("system:S", "user:" + question)).text();

        client.stream(stepRequest("system:S", "user:" + question, "assistant: " + reply, "user:Go on."));

        var line = log.stream().map(PracticeClient::parse).toList().get(2);
        assertThat(line.path("seen_bytes").asInt())
                .isEqualTo(SeenBytes.of(List.of(new ChatMessage("user", "S" + question))));
    }

    @Test
    void the_same_request_gets_the_same_reply_and_another_temperature_another_title() {
        var request = stepRequest("system:S", "user:Which is larger, 9.11 or 9.9?");

        var first = client.stream(request).text();

        assertThat(client.stream(request).text()).isEqualTo(first);
        assertThat(client.stream(request.put("seed", 8)).text()).isEqualTo(first);
        var warm = client.stream(request.put("temperature", 0.6)).text();
        assertThat(warm).isNotEqualTo(first).isEqualTo(client.stream(request).text());
        assertThat(PracticeClient.parse(warm).path("content"))
                .isEqualTo(PracticeClient.parse(first).path("content"));
    }

    @Test
    void a_step_asked_again_without_a_format_is_the_same_step() {
        var withFormat = client.stream(stepRequest("system:A step is JSON.", "user:Which is larger, 9.11 or 9.9?"));
        var without = client.stream(request("system:A step is JSON.", "user:Which is larger, 9.11 or 9.9?"));

        assertThat(without.text()).isEqualTo(withFormat.text());
    }

    @Test
    void a_step_is_text_where_nobody_speaks_of_json() {
        var question = "user:Which is larger, 9.11 or 9.9?";
        var told = client.stream(request("system:Think in steps.", question)).text();
        var untold = client.stream(request(question, "assistant:9.9.", "user:Check this in another way."))
                .text();

        assertThat(told).startsWith("## ").endsWith("\n\nNEXT: continue");
        assertThat(untold).startsWith("## ").endsWith("\n\nNEXT: continue");
    }

    @Test
    void after_the_model_decided_a_request_without_a_format_gets_the_answer() {
        var turns = turns("How many Rs are in “strawberry”?", chain("How many Rs are in “strawberry”?", 5));

        var answer = client.stream(request(turns)).text();

        assertThat(answer).startsWith("There are 3 Rs in “strawberry”.\n");
    }

    @Test
    void more_steps_than_the_script_has_are_other_steps() {
        var replies = chain("Why is the sky blue?", 9);

        assertThat(replies).doesNotHaveDuplicates();
        assertThat(PracticeClient.parse(replies.getFirst()).path("content").asText())
                .contains("practice script", "can't think about your question");
    }

    @Test
    void without_a_system_message_the_plain_answer_comes_and_says_who_wrote_it() {
        assertThat(client.stream(request("user:How many Rs are in “strawberry”?"))
                        .text())
                .isEqualTo("Practice script: there are 3 Rs in “strawberry”.");
        assertThat(client.stream(request("user:Why is the sky blue?")).text()).startsWith("Practice script: no model");
        assertThat(client.stream(request("user:天空为什么是蓝色的？")).text()).startsWith("练习脚本：没有连接模型");
    }

    private List<String> chain(String question, int steps) {
        var replies = new ArrayList<String>();
        for (int step = 1; step <= steps; step++) {
            replies.add(client.stream(step(turns(question, replies))).text());
        }
        return replies;
    }

    private static ObjectNode step(String... turns) {
        return stepRequest(turns).put("max_tokens", 300);
    }

    private static String[] turns(String question, List<String> replies) {
        var turns = new ArrayList<>(List.of("system:Think in steps.", "user:" + question));
        for (var reply : replies) {
            turns.add("assistant:" + reply);
            turns.add("user:Go on.");
        }
        return turns.toArray(String[]::new);
    }
}
