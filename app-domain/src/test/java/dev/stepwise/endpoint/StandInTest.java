package dev.stepwise.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.endpoint.ModelServerStatus.NoModel;
import dev.stepwise.endpoint.ModelServerStatus.UsingTiny;
import java.net.URI;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who answers where no model server does. */
class StandInTest extends ScriptedServers {

    @Test
    void where_nothing_answers_the_tiny_model_stands_in_and_says_what_it_is() {
        var node = node().start();

        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        UsingTiny.class,
                        tiny -> assertThat(tiny.lookedAt())
                                .hasSize(4)
                                .first()
                                .isEqualTo(new ModelServerReport(
                                        URI.create(VLLM),
                                        new ProbeResult.NotFound(new NoServer.Network(NetworkFault.UNREACHABLE)))));
        assertThat(node.available()).singleElement().satisfies(server -> {
            assertThat(server.ref().isTiny()).isTrue();
            assertThat(server.ref().name()).isEqualTo("stepwise-tiny (2 M parameters, a demonstration)");
            assertThat(server.baseUrl()).isEqualTo(SettableTiny.URL);
            assertThat(server.models())
                    .containsExactly(
                            new OfferedModel("stepwise-tiny (2 M parameters, a demonstration)", OptionalInt.of(2_048)));
            assertThat(node.find(server.ref().id())).contains(server);
        });
    }

    @Test
    void where_the_tiny_model_cannot_run_there_is_no_model_and_the_status_says_why() {
        var node = node().withTiny(tiny -> tiny.meets(TinyObstacle.NO_PROGRAM)).start();

        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        NoModel.class, none -> assertThat(none.obstacle()).contains(TinyObstacle.NO_PROGRAM));
        assertThat(node.available()).isEmpty();
    }

    @Test
    void a_tiny_model_that_turns_out_not_to_start_gives_way_at_the_next_look() {
        var here = new AtomicReference<SettableTiny>();
        var node = node().withTiny(here::set).start();
        assertThat(node.findNow()).isInstanceOf(UsingTiny.class);

        here.get().meets(TinyObstacle.DOES_NOT_START);

        assertThat(node.findNow()).isInstanceOf(NoModel.class);
        assertThat(node.available()).isEmpty();
    }

    @Test
    void without_a_stand_in_there_is_no_model_and_nothing_to_choose() {
        var node = node().withoutStandIn().start();

        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        NoModel.class, none -> assertThat(none.obstacle()).isEmpty());
        assertThat(node.available()).isEmpty();
    }

    @Test
    void the_practice_script_which_stood_in_before_is_refused_in_a_sentence_that_says_what_to_set() {
        assertThatThrownBy(() -> StandIn.requireKnown("practice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The practice script is no longer part of Stepwise, so it cannot stand in for a model server"
                                + " (stepwise.stand-in). Set tiny or none, or the address of a model server with --model-url.");
    }
}
