package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ProbeResult.NotFound;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A run finds the server that it began with again, after a restart, on another node, and when that server is gone. */
class ServerOfARunTest extends ScriptedServers {

    @Test
    void a_server_keeps_its_id_over_restarts_though_its_flavor_is_learned_later() {
        var down = node().withUrl("http://gpu:9000").start();
        down.findNow();
        probe.answers("http://gpu:9000/v1", found(Flavor.VLLM, "llama"));
        var up = node().withUrl("http://gpu:9000").start();
        up.findNow();
        probe.answers("http://gpu:9000/v1", new ProbeResult.NotFound(new NoServer.Network(NetworkFault.UNREACHABLE)));
        var downAgain = node().withUrl("http://gpu:9000").start();
        downAgain.findNow();

        assertThat(up.available().getFirst().ref().id())
                .isEqualTo(down.available().getFirst().ref().id());
        assertThat(downAgain.available().getFirst().ref())
                .isEqualTo(up.available().getFirst().ref());
    }

    @Test
    void the_tiny_model_has_one_id_on_all_nodes() {
        var one = node().start();
        var other = node().start();
        one.findNow();
        other.findNow();

        assertThat(one.available()).isEqualTo(other.available());
    }

    @Test
    void a_server_is_resolved_after_a_restart_before_anything_was_probed() {
        probe.answers(VLLM, found(Flavor.VLLM, "llama"));
        var before = node().start();
        before.findNow();
        var ref = before.available().getFirst().ref();

        assertThat(node().start().find(ref.id())).hasValueSatisfying(server -> {
            assertThat(server.ref()).isEqualTo(ref);
            assertThat(server.baseUrl()).isEqualTo(URI.create(VLLM));
        });
    }

    @Test
    void a_configured_server_is_resolved_with_its_key_after_a_restart() {
        var configured = new ModelProperties("http://gpu:9000", null, KEY.value(), null);
        var before = node().with(configured).start();
        before.findNow();

        var after = node().with(configured).start();

        assertThat(after.find(before.available().getFirst().ref().id()))
                .hasValueSatisfying(server -> assertThat(server.key()).contains(KEY));
    }

    @Test
    void a_server_that_is_configured_here_no_more_is_not_resolved() {
        var before = node().withUrl("http://gpu:9000").start();
        before.findNow();

        assertThat(node().start().find(before.available().getFirst().ref().id()))
                .isEmpty();
        assertThat(node().start().find(new EndpointId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void a_run_on_the_tiny_model_is_never_switched() {
        var node = node().start();
        node.findNow();
        var tiny = node.available().getFirst();
        probe.answers(VLLM, found(Flavor.VLLM, "llama"));

        node.findNow();

        assertThat(node.available()).extracting(server -> server.ref().flavor()).containsExactly(Flavor.VLLM);
        assertThat(node.find(tiny.ref().id())).contains(tiny);
        assertThat(node().withoutStandIn().start().find(tiny.ref().id())).isEmpty();
    }

    @Test
    void a_run_on_the_practice_script_of_an_earlier_version_finds_no_server_whatever_answers_now() {
        var practice = practiceOfAnEarlierVersion();
        probe.answers("http://gpu:9000/v1", found(Flavor.VLLM, "llama"));

        for (var setup : List.of(node(), node().withoutStandIn(), node().withUrl("http://gpu:9000"))) {
            var node = setup.start();
            node.findNow();
            assertThat(node.find(practice)).isEmpty();
            assertThat(node.obstacle(practice)).isEmpty();
            assertThat(node.available()).extracting(server -> server.ref().id()).doesNotContain(practice);
        }
    }

    @Test
    void a_run_on_a_tiny_model_that_turns_out_not_to_run_is_told_what_is_in_the_way() {
        var tiny = new AtomicReference<SettableTiny>();
        var node = node().withTiny(tiny::set).start();
        node.findNow();
        var ref = node.available().getFirst().ref();
        assertThat(node.find(ref.id())).isPresent();
        assertThat(node.obstacle(ref.id())).isEmpty();

        tiny.get().meets(TinyObstacle.DOES_NOT_START);

        // before and after a look has found it out
        for (int looks = 0; looks < 2; looks++) {
            assertThat(node.find(ref.id())).isEmpty();
            assertThat(node.obstacle(ref.id())).contains(TinyObstacle.DOES_NOT_START);
            node.findNow();
        }
        assertThat(node.available()).isEmpty();
    }

    @Test
    void a_run_on_the_configured_practice_server_waits_for_it() {
        probe.answers("http://lab:9000/v1", found(Flavor.PRACTICE, "practice"));
        var node = node().withUrl("http://lab:9000").start();
        node.findNow();
        var practice = node.available().getFirst();
        probe.answers("http://lab:9000/v1", new NotFound(new NoServer.Network(NetworkFault.UNREACHABLE)));

        node.findNow();

        assertThat(node.find(practice.ref().id()))
                .hasValueSatisfying(server -> assertThat(server.baseUrl()).isEqualTo(practice.baseUrl()));
        // nor after a restart, before anything was looked for
        assertThat(node().withUrl("http://lab:9000").start().find(practice.ref().id()))
                .hasValueSatisfying(server -> assertThat(server.baseUrl()).isEqualTo(URI.create("http://lab:9000/v1")));
    }

    private EndpointId practiceOfAnEarlierVersion() {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into endpoint (id, name, flavor, created_at, origin)
                values (?, 'practice (scripted, no model)', 'PRACTICE', now(), 'STAND_IN')
                """).param(id).update();
        return new EndpointId(id);
    }
}
