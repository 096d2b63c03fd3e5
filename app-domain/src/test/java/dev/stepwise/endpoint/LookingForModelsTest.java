package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import dev.stepwise.endpoint.ModelServerStatus.UsingTiny;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LookingForModelsTest extends ScriptedServers {

    @Test
    void while_no_model_answers_the_node_looks_again() throws Exception {
        var setup = node();
        var node = setup.start();
        var answered = new CountDownLatch(1);
        var looking = looking(node, setup, Duration.ofMillis(2));
        looking.start();
        try {
            assertThat(node.status()).isInstanceOf(UsingTiny.class);
            node.onChange(_ -> answered.countDown());

            probe.answers(LLAMA_CPP, found(Flavor.LLAMA_CPP, "tiny"));

            assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(node.status()).isInstanceOf(UsingModel.class);
            assertThat(looking.isRunning()).isTrue();
        } finally {
            looking.stop();
        }
        assertThat(looking.isRunning()).isFalse();
    }

    @Test
    void a_look_that_is_under_way_when_the_node_stops_is_not_broken_off() throws Exception {
        var isAtWork = new AtomicBoolean();
        var asked = new CountDownLatch(1);
        var answer = new CompletableFuture<ProbeResult>();
        var setup = new Node(jdbc, (_, _, _) -> {
            if (!isAtWork.get()) {
                return new ProbeResult.NotFound(new NoServer.Network(NetworkFault.UNREACHABLE));
            }
            asked.countDown();
            return answer.join();
        });
        var node = setup.start();
        var looking = looking(node, setup, Duration.ofMillis(2));
        var learned = new CountDownLatch(1);
        looking.start();
        node.onChange(_ -> learned.countDown());
        isAtWork.set(true);
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        looking.stop();
        answer.complete(found(Flavor.VLLM, "llama"));

        assertThat(learned.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_model_server_that_is_used_is_looked_at_again_and_again_and_what_it_offers_now_is_taken_over()
            throws Exception {
        probe.answers(LLAMA_CPP, found(Flavor.LLAMA_CPP, "llama"));
        var setup = node();
        var node = setup.start();
        var looking = looking(node, setup, Duration.ofMillis(2));
        looking.start();
        try {
            node.find(node.available().getFirst().ref().id());

            probe.answers(LLAMA_CPP, found(Flavor.LLAMA_CPP, "qwen"));

            await(() -> node.available().getFirst().model("qwen").isPresent());
            assertThat(node.available().getFirst().models()).hasSize(1);
        } finally {
            looking.stop();
        }
    }

    @Test
    void an_open_page_is_told_when_a_server_goes_and_when_it_is_back() throws Exception {
        probe.answers("http://gpu:9000/v1", found(Flavor.VLLM, "llama"));
        var setup = node().withUrl("http://gpu:9000/v1");
        var node = setup.start();
        var looking = looking(node, setup, Duration.ofMillis(2));
        looking.start();
        var told = new LinkedBlockingQueue<ModelServerStatus>();
        try (var _ = node.onChange(told::add)) {
            probe.answers("http://gpu:9000/v1", new ProbeResult.NotFound(NoServer.Reason.TOO_LATE));
            assertThat(told.poll(30, TimeUnit.SECONDS)).isInstanceOf(ModelServerStatus.NotAnswering.class);

            probe.answers("http://gpu:9000/v1", found(Flavor.VLLM, "llama"));
            assertThat(told.poll(30, TimeUnit.SECONDS)).isInstanceOf(UsingModel.class);
        } finally {
            looking.stop();
        }
    }

    @Test
    void a_call_that_failed_has_its_server_looked_at_long_before_the_next_regular_look() throws Exception {
        probe.answers(LLAMA_CPP, found(Flavor.LLAMA_CPP, "llama"));
        var setup = node();
        var node = setup.start();
        var looking = looking(node, setup, Duration.ofMinutes(10));
        looking.start();
        try {
            probe.answers(LLAMA_CPP, found(Flavor.LLAMA_CPP, "qwen"));

            node.callFailed(node.available().getFirst().ref().id());

            await(() -> node.available().getFirst().model("qwen").isPresent());
        } finally {
            looking.stop();
        }
    }

    @Test
    void what_is_seen_of_a_server_says_how_long_it_took_and_since_when_it_is_so() {
        probe.answers("http://gpu:9000/v1", found(Flavor.VLLM, "llama"));
        var node = node().withUrl("http://gpu:9000/v1").start();
        node.findNow();
        var id = node.available().getFirst().ref().id();
        var first = node.health().get(id);
        node.findNow();

        assertThat(first.isAnswering()).isTrue();
        assertThat(first.took()).isPositive();
        assertThat(node.health().get(id).since()).isEqualTo(first.since());

        probe.answers("http://gpu:9000/v1", new ProbeResult.KeyRefused());
        node.findNow();

        assertThat(node.health().get(id).isAnswering()).isFalse();
        assertThat(node.health().get(id).since()).isAfter(first.since());
    }

    private static LookingForModels looking(NodeModelServers node, Node setup, Duration pause) {
        return new LookingForModels(node, setup.wishes, pause, Duration.ofMillis(1));
    }

    private static void await(BooleanSupplier isSo) throws InterruptedException {
        var never = new CountDownLatch(1);
        for (int tries = 0; tries < 3_000 && !isSo.getAsBoolean(); tries++) {
            never.await(10, TimeUnit.MILLISECONDS);
        }
        assertThat(isSo.getAsBoolean()).isTrue();
    }
}
