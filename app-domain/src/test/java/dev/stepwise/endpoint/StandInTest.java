package dev.stepwise.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelServerStatus.NoModel;
import dev.stepwise.endpoint.ModelServerStatus.UsingPractice;
import dev.stepwise.endpoint.ModelServerStatus.UsingTiny;
import java.net.URI;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who answers where no model server does. */
class StandInTest extends ScriptedServers {

    @Test
    void where_nothing_answers_practice_stands_in_and_the_reports_say_why() {
        var node = node().start();

        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        UsingPractice.class,
                        practice -> assertThat(practice.lookedAt())
                                .hasSize(4)
                                .first()
                                .isEqualTo(new ModelServerReport(
                                        URI.create(VLLM),
                                        new ProbeResult.NotFound(new NoServer.Network(NetworkFault.UNREACHABLE)))));
        assertThat(node.available()).singleElement().satisfies(server -> {
            assertThat(server.ref().isPractice()).isTrue();
            assertThat(server.ref().name()).isEqualTo("practice (scripted, no model)");
            assertThat(server.baseUrl()).isEqualTo(Node.PRACTICE_URL);
            assertThat(server.models())
                    .singleElement()
                    .extracting(OfferedModel::name)
                    .isEqualTo(StandIns.PRACTICE);
        });
    }

    @Test
    void where_nothing_answers_the_tiny_model_stands_in_and_says_what_it_is() {
        var node = node().withTiny(_ -> {}).start();

        assertThat(node.findNow()).isInstanceOf(UsingTiny.class);
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
    void where_the_tiny_model_cannot_run_practice_stands_in_and_says_why() {
        var node = node().withTiny(tiny -> tiny.meets(TinyObstacle.NO_PROGRAM)).start();

        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        UsingPractice.class,
                        practice -> assertThat(practice.obstacle()).contains(TinyObstacle.NO_PROGRAM));
        assertThat(node.available())
                .extracting(server -> server.ref().isPractice())
                .containsExactly(true);
    }

    @Test
    void a_tiny_model_that_turns_out_not_to_start_gives_way_at_the_next_look() {
        var here = new AtomicReference<SettableTiny>();
        var node = node().withTiny(here::set).start();
        assertThat(node.findNow()).isInstanceOf(UsingTiny.class);

        here.get().meets(TinyObstacle.DOES_NOT_START);

        assertThat(node.findNow()).isInstanceOf(UsingPractice.class);
    }

    @Test
    void without_a_stand_in_there_is_no_model_and_nothing_to_choose() {
        var node = node().withoutStandIn().start();

        assertThat(node.findNow()).isInstanceOf(NoModel.class);
        assertThat(node.available()).isEmpty();
    }
}
