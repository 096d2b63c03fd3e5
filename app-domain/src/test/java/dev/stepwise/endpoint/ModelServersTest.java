package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelServerStatus.KeyRefused;
import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import dev.stepwise.endpoint.ModelServerStatus.UsingTiny;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Where a node looks for model servers, which one it takes, and whom it tells. */
class ModelServersTest extends ScriptedServers {

    @Test
    void the_usual_ports_are_looked_at_and_the_first_that_answers_is_the_default() {
        probe.answers(SGLANG, found(Flavor.SGLANG, "qwen"))
                .answers(OLLAMA, found(Flavor.OLLAMA, "llama3.1:8b", "gemma"));
        var node = node().start();

        assertThat(node.findNow()).isInstanceOfSatisfying(UsingModel.class, using -> {
            assertThat(using.server().ref().name()).isEqualTo("Ollama on localhost:11434");
            assertThat(using.model()).isEqualTo("llama3.1:8b");
        });
        assertThat(node.available())
                .extracting(server -> server.baseUrl().toString())
                .containsExactly(OLLAMA, SGLANG);
        assertThat(probe.asked.keySet())
                .extracting(URI::toString)
                .containsExactlyInAnyOrder(VLLM, OLLAMA, LLAMA_CPP, SGLANG);
    }

    @Test
    void a_practice_server_on_a_usual_port_is_no_model_that_was_found() {
        probe.answers(VLLM, found(Flavor.PRACTICE, "practice")).answers(OLLAMA, found(Flavor.OLLAMA, "gemma"));
        var node = node().start();

        assertThat(node.findNow()).isInstanceOf(UsingModel.class);
        assertThat(node.available())
                .extracting(server -> server.baseUrl().toString())
                .containsExactly(OLLAMA);
    }

    @Test
    void our_own_port_is_no_candidate() {
        node().onPort(8080).start().findNow();

        assertThat(probe.asked).doesNotContainKey(URI.create(LLAMA_CPP)).containsKey(URI.create(VLLM));
    }

    @Test
    void all_candidates_are_asked_at_once() {
        var together = new CyclicBarrier(4);
        ModelServerProbe waiting = (url, connection, deadline) -> {
            try {
                together.await(30, TimeUnit.SECONDS);
            } catch (Exception oneByOne) {
                return new ProbeResult.NotFound(new NoServer.Network(NetworkFault.UNREACHABLE));
            }
            return found(Flavor.OTHER, "a model");
        };
        var node = new Node(jdbc, waiting).start();

        node.findWithin(Duration.ofSeconds(30));

        assertThat(node.available()).hasSize(4);
    }

    @Test
    void a_probe_that_overstays_or_fails_holds_up_nobody() throws Exception {
        var never = new CountDownLatch(1);
        ModelServerProbe odd = (url, connection, deadline) -> {
            if (url.toString().equals(VLLM)) {
                awaitWithoutHearingInterrupts(never);
            }
            if (url.toString().equals(LLAMA_CPP)) {
                throw new IllegalStateException("odd");
            }
            return url.toString().equals(SGLANG)
                    ? found(Flavor.SGLANG, "qwen")
                    : new ProbeResult.NotFound(new NoServer.Network(NetworkFault.UNREACHABLE));
        };
        var node = new Node(jdbc, odd).start();
        try {
            assertThat(node.findWithin(Duration.ofMillis(200))).isInstanceOf(UsingModel.class);
        } finally {
            never.countDown();
        }
    }

    private static void awaitWithoutHearingInterrupts(CountDownLatch latch) {
        boolean waited = false;
        while (!waited) {
            try {
                latch.await();
                waited = true;
            } catch (InterruptedException ignored) {
                // a probe that overstays
            }
        }
    }

    @Test
    void a_refused_key_is_reported_before_a_server_further_down_but_that_one_can_be_chosen() {
        probe.answers(VLLM, new ProbeResult.KeyRefused()).answers(OLLAMA, found(Flavor.OLLAMA, "gemma"));
        var node = node().start();

        assertThat(node.findNow()).isEqualTo(new KeyRefused(URI.create(VLLM)));
        assertThat(node.available())
                .extracting(server -> server.baseUrl().toString())
                .containsExactly(OLLAMA);
    }

    @Test
    void the_preferred_model_comes_first_wherever_it_is_offered() {
        probe.answers(VLLM, found(Flavor.VLLM, "llama")).answers(OLLAMA, found(Flavor.OLLAMA, "gemma", "qwen"));
        var node = node().with(new ModelProperties(null, "qwen", null, null)).start();

        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        UsingModel.class, using -> assertThat(using.model()).isEqualTo("qwen"));
        assertThat(node.available().getFirst().models())
                .extracting(OfferedModel::name)
                .containsExactly("qwen", "gemma");
        assertThat(node.available()).hasSize(2);
    }

    @Test
    void the_key_is_shown_to_nobody_who_merely_listens_on_a_usual_port() {
        probe.answers(VLLM, found(Flavor.VLLM, "llama"));
        var node =
                node().with(new ModelProperties(null, null, KEY.value(), null)).start();

        node.findNow();

        assertThat(probe.asked.values()).allMatch(key -> key.isEmpty());
        assertThat(node.available().getFirst().key()).isEmpty();
    }

    @Test
    void every_new_status_is_told_once_until_the_subscription_ends() {
        var node = node().start();
        List<ModelServerStatus> told = new ArrayList<>();
        node.onChange(_ -> {
            throw new IllegalStateException("a listener that fails");
        });
        try (var _ = node.onChange(told::add)) {
            node.findNow();
            node.findNow();
            probe.answers(VLLM, found(Flavor.VLLM, "llama"));
            node.findNow();
        }
        probe.answers(VLLM, new ProbeResult.KeyRefused());
        node.findNow();

        assertThat(told).hasExactlyElementsOfTypes(UsingTiny.class, UsingModel.class);
    }
}
