package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelServerStatus.NotAnswering;
import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is configured or found is written into the registry, and what administrators chose there counts on every node. */
class ServerRegistryTest extends ScriptedServers {

    private static final String GPU = "http://gpu:9000/v1";

    @Test
    void a_found_server_is_written_with_its_models_and_belongs_to_the_host_that_found_it() {
        probe.answers(VLLM, found(Flavor.VLLM, "llama", "qwen"));
        var node = node().onHost("one").start();
        node.findNow();

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.origin()).isEqualTo(ServerOrigin.FOUND);
            assertThat(row.host()).contains("one");
            assertThat(row.models()).extracting(RegisteredModel::name).containsExactly("llama", "qwen");
            assertThat(row.models().getFirst().contextTokens()).hasValue(8192);
        });
    }

    @Test
    void the_same_local_address_is_another_server_on_another_host_and_reached_there_alone() {
        probe.answers(VLLM, found(Flavor.VLLM, "llama"));
        var one = node().onHost("one").start();
        var other = node().onHost("other").start();
        one.findNow();
        other.findNow();

        var ofOne = one.available().getFirst().ref().id();
        assertThat(other.available())
                .singleElement()
                .satisfies(server -> assertThat(server.ref().id()).isNotEqualTo(ofOne));
        assertThat(other.find(ofOne)).isEmpty();
        assertThat(node().onHost("one").start().find(ofOne)).isPresent();
    }

    @Test
    void a_local_server_that_an_earlier_version_found_becomes_the_first_hosts_that_finds_it() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into endpoint (id, name, base_url, flavor, created_at) values (?, 'vLLM', ?, 'VLLM', now())")
                .params(id, VLLM)
                .update();
        probe.answers(VLLM, found(Flavor.VLLM, "llama"));
        var node = node().onHost("one").start();

        node.findNow();

        assertThat(node.available().getFirst().ref().id()).isEqualTo(new EndpointId(id));
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.host()).contains("one"));
    }

    @Test
    void what_an_administrator_named_is_not_overwritten_by_what_is_found() {
        probe.answers(GPU, found(Flavor.OTHER, "llama"));
        var node = node().withUrl(GPU).start();
        node.findNow();
        change("name = 'Lab', named = true, flavor = 'SGLANG', flavor_chosen = true");
        probe.answers(GPU, found(Flavor.VLLM, "llama", "another"));

        node.findNow();

        assertThat(node.available()).singleElement().satisfies(server -> {
            assertThat(server.ref().name()).isEqualTo("Lab");
            assertThat(server.ref().flavor()).isEqualTo(Flavor.SGLANG);
            assertThat(server.models()).hasSize(2);
        });
    }

    @Test
    void a_disabled_server_cannot_be_chosen_but_its_runs_go_on() {
        probe.answers(GPU, found(Flavor.VLLM, "llama"));
        var node = node().withUrl(GPU).start();
        node.findNow();
        var id = node.available().getFirst().ref().id();
        change("enabled = false");

        node.findNow();

        assertThat(node.available()).extracting(ModelServer::ref).allMatch(EndpointRef::isStandIn);
        assertThat(node.find(id))
                .hasValueSatisfying(server -> assertThat(server.model("llama")).isPresent());
    }

    @Test
    void an_archived_server_is_neither_chosen_nor_reached_and_stays_archived_when_it_is_found_again() {
        probe.answers(VLLM, found(Flavor.VLLM, "llama"));
        var node = node().start();
        node.findNow();
        var id = node.available().getFirst().ref().id();
        change("archived_at = now()");

        node.findNow();

        assertThat(node.available()).extracting(ModelServer::ref).allMatch(EndpointRef::isStandIn);
        assertThat(node.find(id)).isEmpty();
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_server_that_was_added_is_looked_at_on_every_node_and_can_be_chosen() {
        var id = add("Cluster", GPU, null);
        probe.answers(GPU, found(Flavor.VLLM, "llama"));
        var one = node().onHost("one").start();
        var other = node().onHost("other").start();

        assertThat(one.findNow()).isInstanceOf(UsingModel.class);
        assertThat(other.findNow()).isInstanceOf(UsingModel.class);
        assertThat(other.available()).singleElement().satisfies(server -> {
            assertThat(server.ref()).isEqualTo(new EndpointRef(id, "Cluster", Flavor.VLLM));
            assertThat(server.models()).extracting(OfferedModel::name).containsExactly("llama");
        });
        assertThat(node().start().find(id)).isPresent();
    }

    @Test
    void an_added_server_that_does_not_answer_keeps_the_models_that_were_seen() {
        add("Cluster", GPU, null);
        probe.answers(GPU, found(Flavor.VLLM, "llama"));
        node().start().findNow();
        probe.answers(GPU, new ProbeResult.NotFound(NoServer.Reason.TOO_LATE));
        var node = node().start();

        assertThat(node.findNow()).isEqualTo(new NotAnswering(URI.create(GPU), NoServer.Reason.TOO_LATE));
        assertThat(node.available())
                .singleElement()
                .satisfies(server -> assertThat(server.models())
                        .extracting(OfferedModel::name)
                        .containsExactly("llama"));
    }

    @Test
    void the_default_comes_first_with_its_default_model() {
        add("Cluster", GPU, "qwen");
        probe.answers(GPU, found(Flavor.VLLM, "llama", "qwen")).answers(VLLM, found(Flavor.VLLM, "local"));
        var node = node().start();
        node.findNow();
        change("is_default = true where name = 'Cluster'");

        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        UsingModel.class, using -> assertThat(using.model()).isEqualTo("qwen"));
        assertThat(node.available())
                .extracting(server -> server.ref().name())
                .containsExactly("Cluster", "vLLM on localhost:8000");
    }

    @Test
    void a_model_that_vanished_from_the_list_can_be_chosen_no_more_and_keeps_what_was_said_of_it() {
        add("Cluster", GPU, null);
        probe.answers(GPU, found(Flavor.VLLM, "llama", "qwen"));
        var node = node().start();
        node.findNow();
        jdbc.sql(
                        "update endpoint_model set prompt = 'short', own_thinking_fed_back = true, thinking_budget = 100, output_mode = 'JSON_SCHEMA' where name = 'llama'")
                .update();
        probe.answers(GPU, found(Flavor.VLLM, "qwen"));
        node.findNow();
        assertThat(node.available().getFirst().models())
                .extracting(OfferedModel::name)
                .containsExactly("qwen");

        probe.answers(GPU, found(Flavor.VLLM, "llama"));
        node.findNow();

        assertThat(node.available().getFirst().models())
                .containsExactly(new OfferedModel(
                        "llama",
                        OptionalInt.of(8192),
                        new ModelTraits(
                                Optional.of(PromptStyle.SHORT),
                                true,
                                OptionalInt.of(100),
                                Optional.of(OutputMode.JSON_SCHEMA))));
    }

    @Test
    void stand_ins_are_no_servers_of_the_registry() {
        var node = node().start();
        node.findNow();

        assertThat(node.available()).hasSize(1);
        assertThat(rows()).isEmpty();
    }

    private List<RegisteredServer> rows() {
        return new ServerRegistry(jdbc).all();
    }

    private void change(String what) {
        jdbc.sql("update endpoint set " + what).update();
    }

    private EndpointId add(String name, String url, String defaultModel) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        "insert into endpoint (id, name, named, base_url, flavor, origin, default_model, created_at) values (?, ?, true, ?, 'OTHER', 'ADDED', ?, now())")
                .params(id, name, url, defaultModel)
                .update();
        return new EndpointId(id);
    }
}
