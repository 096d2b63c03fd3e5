package dev.stepwise.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.EndpointId;
import dev.stepwise.endpoint.EndpointRef;
import dev.stepwise.endpoint.EqualGroup;
import dev.stepwise.endpoint.Flavor;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.OfferedModel;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {

    private static final EndpointId LAB = new EndpointId(new UUID(0, 1));

    private final ModelChoice asked = new ModelChoice(new EndpointRef(LAB, "Lab", Flavor.VLLM), "llama");

    @Test
    void a_server_that_was_given_another_name_is_the_same_choice_under_its_new_name() {
        var servers = List.of(server("Cluster A", "llama", "qwen"));

        assertThat(ModelChoice.offered(servers, asked).orElseThrow().label()).isEqualTo("llama · Cluster A");
        assertThat(ModelChoice.of(servers, asked)).hasSize(2);
    }

    @Test
    void a_model_that_is_offered_no_more_stands_first_and_is_known_as_gone() {
        var servers = List.of(server("Lab", "qwen"));

        assertThat(ModelChoice.offered(servers, asked)).isEmpty();
        assertThat(ModelChoice.of(servers, asked)).first().isEqualTo(asked);
    }

    @Test
    void of_equal_servers_the_first_stands_for_all_with_the_models_that_it_offers() {
        var one = equal(2, "Cluster one", "llama");
        var two = equal(1, "Cluster two", "llama", "qwen");
        var servers = List.of(one, two);

        assertThat(ModelChoice.of(servers, asked))
                .extracting(ModelChoice::label)
                .containsExactly("llama · Cluster one", "qwen · Cluster two");
        assertThat(ModelChoice.offered(servers, asked).orElseThrow().label()).isEqualTo("llama · Cluster one");
    }

    private static ModelServer equal(int id, String name, String... models) {
        var server = server(name, models);
        return new ModelServer(
                new EndpointRef(new EndpointId(new UUID(0, id)), name, Flavor.VLLM),
                server.baseUrl(),
                server.connection(),
                server.models(),
                Optional.of(new EqualGroup(new UUID(0, 9))));
    }

    private static ModelServer server(String name, String... models) {
        return new ModelServer(
                new EndpointRef(LAB, name, Flavor.VLLM),
                URI.create("http://lab:8000/v1"),
                Optional.empty(),
                List.of(models).stream()
                        .map(model -> new OfferedModel(model, OptionalInt.empty()))
                        .toList());
    }
}
