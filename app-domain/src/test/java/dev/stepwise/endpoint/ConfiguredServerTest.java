package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelServerStatus.KeyRefused;
import dev.stepwise.endpoint.ModelServerStatus.NotAnswering;
import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import dev.stepwise.endpoint.ModelServerStatus.UsingPracticeAt;
import dev.stepwise.endpoint.ModelServerStatus.UsingTinyAt;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one server that the configuration names, whatever it answers. */
class ConfiguredServerTest extends ScriptedServers {

    @ParameterizedTest
    @ValueSource(strings = {"http://gpu:9000", "http://gpu:9000/", "HTTP://GPU:9000/v1", "http://gpu:9000/v1//"})
    void a_configured_server_is_asked_alone_and_found_under_v1_however_its_address_is_written(String url) {
        probe.answers("http://gpu:9000/v1", found(Flavor.VLLM, "llama")).answers(VLLM, found(Flavor.VLLM, "other"));
        var node = node().withUrl(url).start();

        assertThat(node.findNow()).isInstanceOf(UsingModel.class);
        assertThat(node.available()).singleElement().satisfies(server -> {
            assertThat(server.baseUrl()).isEqualTo(URI.create("http://gpu:9000/v1"));
            assertThat(server.ref().name()).isEqualTo("vLLM on gpu:9000");
        });
    }

    @Test
    void a_server_whose_calls_stand_under_no_path_is_found_too() {
        probe.answers("https://models.example", found(Flavor.OTHER, "llama"));
        var node = node().withUrl("https://models.example:443/").start();

        node.findNow();

        assertThat(node.available().getFirst().baseUrl()).isEqualTo(URI.create("https://models.example"));
    }

    @Test
    void a_configured_server_that_does_not_answer_is_kept_and_the_tiny_model_does_not_take_its_place() {
        var node = node().with(new ModelProperties("http://gpu:9000", "llama", null, null))
                .start();

        assertThat(node.findNow())
                .isEqualTo(new NotAnswering(
                        URI.create("http://gpu:9000/v1"), new NoServer.Network(NetworkFault.UNREACHABLE)));
        assertThat(node.available()).singleElement().satisfies(server -> {
            assertThat(server.ref().isStandIn()).isFalse();
            assertThat(server.models()).extracting(OfferedModel::name).containsExactly("llama");
        });
    }

    @Test
    void a_configured_server_that_refuses_the_key_is_kept_and_reported() {
        probe.answers("http://gpu:9000/v1", new ProbeResult.KeyRefused());
        var node = node().withUrl("http://gpu:9000/v1").start();

        assertThat(node.findNow()).isEqualTo(new KeyRefused(URI.create("http://gpu:9000/v1")));
        assertThat(node.available())
                .singleElement()
                .satisfies(server -> assertThat(server.models()).isEmpty());
    }

    @Test
    void a_configured_model_that_the_server_does_not_list_stands_first() {
        probe.answers("http://gpu:9000/v1", found(Flavor.VLLM, "base"));
        var node = node().with(new ModelProperties("http://gpu:9000", "an-alias", null, null))
                .start();

        node.findNow();

        assertThat(node.available().getFirst().models())
                .extracting(OfferedModel::name)
                .containsExactly("an-alias", "base");
    }

    @Test
    void the_key_goes_to_the_configured_server_and_to_no_database() {
        var url = "http://gpu:9000/v1";
        probe.answers(url, found(Flavor.VLLM, "llama"));
        var node =
                node().with(new ModelProperties(url, null, KEY.value(), null)).start();

        var status = node.findNow();

        assertThat(probe.asked.get(URI.create(url))).contains(KEY);
        assertThat(node.available().getFirst().key()).contains(KEY);
        assertThat(status.toString()).doesNotContain(KEY.value());
        assertThat(node.available().toString()).doesNotContain(KEY.value());
        assertThat(jdbc.sql("select string_agg(endpoint::text, ' ') from endpoint")
                        .query(String.class)
                        .single())
                .contains("gpu:9000")
                .doesNotContain(KEY.value());
    }

    @Test
    void a_practice_server_at_the_configured_address_is_used_and_named_for_what_it_is() {
        var address = URI.create("http://localhost:8585/v1");
        probe.answers(address.toString(), found(Flavor.PRACTICE, "llama"));
        var node = node().withoutStandIn()
                .with(new ModelProperties(address.toString(), "an-alias", null, null))
                .start();

        assertThat(node.findNow()).isEqualTo(new UsingPracticeAt(address));
        assertThat(node.available()).singleElement().satisfies(server -> {
            assertThat(server.baseUrl()).isEqualTo(address);
            assertThat(server.ref().isPractice()).isTrue();
            assertThat(server.ref().name()).isEqualTo("practice (scripted, no model)");
            assertThat(server.models()).extracting(OfferedModel::name).containsExactly("practice (scripted, no model)");
            assertThat(node.find(server.ref().id())).contains(server);
        });
    }

    @Test
    void a_tiny_model_at_the_configured_address_is_used_and_named_for_what_it_is() {
        var address = URI.create("http://localhost:8586/v1");
        probe.answers(address.toString(), found(Flavor.TINY, "tiny"));
        var node = node().withoutStandIn().withUrl(address.toString()).start();

        assertThat(node.findNow()).isEqualTo(new UsingTinyAt(address));
        assertThat(node.available()).singleElement().satisfies(server -> {
            assertThat(server.ref().name()).isEqualTo("stepwise-tiny (2 M parameters, a demonstration)");
            assertThat(server.baseUrl()).isEqualTo(address);
        });
    }
}
