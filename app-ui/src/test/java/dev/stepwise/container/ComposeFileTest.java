package dev.stepwise.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ComposeFileTest {

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^#?(\\w+)=");

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void it_is_valid_by_the_compose_specification() {
        assertThat(JsonSchema.of("compose-spec.json").complaints(compose.content()))
                .isEmpty();
    }

    @Test
    void without_a_profile_it_starts_the_app_and_its_database() {
        assertThat(compose.content().get("services").properties().stream()
                        .filter(service -> !service.getValue().has("profiles"))
                        .map(service -> service.getKey()))
                .containsExactly("app", "database");
        assertThat(compose.service("app").at("/depends_on/database/condition").asString())
                .isEqualTo("service_healthy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vllm", "llamacpp"})
    void each_profile_serves_a_model_where_the_app_looks_for_one(String service) {
        var model = compose.service(service);
        assertThat(model.get("profiles")).hasSize(1);
        assertThat(model.at("/networks/default/aliases"))
                .extracting(JsonNode::asString)
                .containsExactly("model");
        assertThat(compose.environment("app")).containsEntry("STEPWISE_MODEL_URL", "http://model:8000/v1");
        assertThat(compose.list(service, "command")).anyMatch(words -> words.contains("8000"));
    }

    @Test
    void the_cluster_is_the_same_app_twice_behind_a_proxy() {
        assertThat(compose.service("app-2").get("image"))
                .isEqualTo(compose.service("app").get("image"));
        assertThat(compose.environment("app-2")).isEqualTo(compose.environment("app"));
        assertThat(compose.secrets("app-2")).isEqualTo(compose.secrets("app"));
        assertThat(compose.service("app-2").has("ports")).isFalse();
        assertThat(compose.environment("app").get("STEPWISE_TRUSTED_PROXIES"))
                .isEqualTo(compose.service("proxy")
                                .at("/networks/default/ipv4_address")
                                .asString() + "/32");
        assertThat(compose.list("proxy", "volumes")).anyMatch(volume -> volume.startsWith("./proxy/nginx.conf:"));
        assertThat(Path.of("..", "docker", "proxy", "nginx.conf"))
                .content()
                .contains("server app:8484", "server app-2:8484", "Upgrade $http_upgrade");
    }

    @Test
    void the_app_can_write_nothing_but_its_temporary_files_and_has_no_privileges() {
        var app = compose.service("app");
        assertThat(app.get("read_only").asBoolean()).isTrue();
        assertThat(compose.list("app", "tmpfs")).containsExactly("/tmp", "/run/stepwise-tiny:exec,size=128m,mode=1777");
        assertThat(compose.list("app", "cap_drop")).containsExactly("ALL");
        assertThat(compose.list("app", "security_opt")).containsExactly("no-new-privileges:true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "app-2", "proxy", "database"})
    void what_runs_out_of_memory_takes_nothing_from_the_others_and_is_started_again(String service) {
        assertThat(compose.service(service).has("mem_limit")).isTrue();
        assertThat(compose.service(service).at("/restart").asString()).isEqualTo("unless-stopped");
        assertThat(Path.of("..", "docker", "Dockerfile")).content().contains("-XX:+ExitOnOutOfMemoryError");
    }

    @ParameterizedTest
    @CsvSource({"nginx.conf, client_max_body_size 1m;", "Caddyfile, max_size 1MiB"})
    void a_proxy_passes_on_no_more_than_the_app_takes(String file, String limit) {
        assertThat(Path.of("..", "docker", "proxy", file)).content().contains(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "app-2"})
    void the_tiny_model_is_unpacked_where_a_library_can_be_loaded(String service) {
        var folder = compose.environment(service).get("STEPWISE_TINY_FOLDER");

        assertThat(compose.list(service, "tmpfs"))
                .filteredOn(place -> place.startsWith(folder + ":"))
                .singleElement()
                .asString()
                .contains("exec")
                .doesNotContain("noexec");
    }

    @Test
    void no_secret_stands_in_an_environment_variable() {
        assertThat(compose.content().get("services").properties())
                .allSatisfy(service -> assertThat(
                                service.getValue().path("environment").propertyNames())
                        .filteredOn(name -> name.matches(".*(PASSWORD|KEY|TOKEN)"))
                        .isEmpty());
    }

    @Test
    void the_example_of_an_env_file_names_every_variable_and_no_other() throws IOException {
        var used = VARIABLE.matcher(Files.readString(ComposeFile.PATH))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        var example = Files.readString(Path.of("..", "docker", ".env.example"));
        assertThat(EXAMPLE.matcher(example).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(used);
    }
}
