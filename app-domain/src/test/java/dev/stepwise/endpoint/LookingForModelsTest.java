package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import dev.stepwise.endpoint.ModelServerStatus.UsingPractice;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LookingForModelsTest extends ScriptedServers {

    @Test
    void while_no_model_answers_the_node_looks_again_and_stops_when_one_does() throws Exception {
        var node = node().start();
        var answered = new CountDownLatch(1);
        var looking = new LookingForModels(node, Duration.ofMillis(1));
        looking.start();
        try {
            assertThat(node.status()).isInstanceOf(UsingPractice.class);
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
        var node = new Node(jdbc, (_, _, _) -> {
                    if (!isAtWork.get()) {
                        return new ProbeResult.NotFound(new NoServer.Network(NetworkFault.UNREACHABLE));
                    }
                    asked.countDown();
                    return answer.join();
                })
                .start();
        var looking = new LookingForModels(node, Duration.ofMillis(1));
        var learned = new CountDownLatch(1);
        looking.start();
        node.onChange(_ -> learned.countDown());
        isAtWork.set(true);
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        looking.stop();
        answer.complete(found(Flavor.VLLM, "llama"));

        assertThat(learned.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
