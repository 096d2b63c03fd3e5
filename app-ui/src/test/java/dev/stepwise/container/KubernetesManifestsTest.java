package dev.stepwise.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class KubernetesManifestsTest {

    private static final Path FOLDER = Path.of("..", "docker", "kubernetes");

    private final JsonNode pod = read("base/deployment.yaml").at("/spec/template/spec");
    private final JsonNode container = pod.at("/containers/0");

    @ParameterizedTest
    @CsvSource({
        "deployment.yaml, io.k8s.api.apps.v1.Deployment",
        "service.yaml, io.k8s.api.core.v1.Service",
        "disruption-budget.yaml, io.k8s.api.policy.v1.PodDisruptionBudget"
    })
    void what_kubernetes_reads_is_valid_by_its_schema(String file, String kind) {
        assertThat(JsonSchema.definition("kubernetes-1.37.json", kind).complaints(read("base/" + file)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "cloudnative-pg"})
    void a_kustomization_names_files_that_are_there(String folder) {
        assertThat(read(folder + "/kustomization.yaml").get("resources"))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(FOLDER.resolve(folder).resolve(resource.asString()))
                        .exists());
    }

    @Test
    void the_pods_keep_to_what_a_restricted_namespace_allows() {
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
        assertThat(pod.at("/securityContext/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
        assertThat(pod.get("automountServiceAccountToken").asBoolean()).isFalse();
        var security = container.get("securityContext");
        assertThat(security.get("allowPrivilegeEscalation").asBoolean()).isFalse();
        assertThat(security.get("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.at("/capabilities/drop"))
                .extracting(JsonNode::asString)
                .containsExactly("ALL");
        assertThat(container.at("/resources/limits/memory").asString()).isNotBlank();
    }

    @Test
    void a_service_of_that_name_does_not_change_the_port() {
        // Kubernetes would set STEPWISE_PORT to the service's address
        assertThat(read("base/service.yaml").at("/metadata/name").asString()).isEqualTo("stepwise");
        assertThat(pod.get("enableServiceLinks").asBoolean()).isFalse();
    }

    @Test
    void two_nodes_share_the_work_and_a_person_stays_on_one() {
        assertThat(read("base/deployment.yaml").at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(read("base/service.yaml").at("/spec/sessionAffinity").asString())
                .isEqualTo("ClientIP");
    }

    @Test
    void with_cloudnative_pg_the_app_asks_the_database_that_the_operator_makes() throws IOException {
        var cluster = read("cloudnative-pg/cluster.yaml");
        var name = cluster.at("/metadata/name").asString();
        var kustomization = Files.readString(FOLDER.resolve("cloudnative-pg/kustomization.yaml"));
        assertThat(kustomization)
                .contains("jdbc:postgresql://" + name + "-rw:5432/"
                        + cluster.at("/spec/bootstrap/initdb/database").asString())
                .contains("value: " + name + "-app")
                .contains("path: /spec/template/spec/volumes/0/secret/secretName");
        assertThat(pod.at("/volumes/0/secret/secretName").asString()).isEqualTo("stepwise-database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"startupProbe", "livenessProbe", "readinessProbe"})
    void each_probe_asks_a_port_that_the_container_has(String probe) {
        assertThat(container.at("/" + probe + "/httpGet/port").asString())
                .isEqualTo(container.at("/ports/0/name").asString());
        assertThat(container.at("/" + probe + "/httpGet/path").asString()).startsWith("/actuator/health/");
    }

    private static JsonNode read(String file) {
        return new YAMLMapper().readTree(FOLDER.resolve(file));
    }
}
