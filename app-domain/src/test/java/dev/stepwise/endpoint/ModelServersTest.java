package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelServerStatus.KeyRefused;
import dev.stepwise.endpoint.ModelServerStatus.NoModel;
import dev.stepwise.endpoint.ModelServerStatus.NotAnswering;
import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import dev.stepwise.endpoint.ModelServerStatus.UsingPractice;
import dev.stepwise.endpoint.ModelServerStatus.UsingPracticeAt;
import dev.stepwise.endpoint.ModelServerStatus.UsingTiny;
import dev.stepwise.endpoint.ModelServerStatus.UsingTinyAt;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.fixture.StoredServicesTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoredServicesTest
class ModelServersTest {

    private static final String VLLM = "http://localhost:8000/v1";
    private static final String OLLAMA = "http://localhost:11434/v1";
    private static final String LLAMA_CPP = "http://localhost:8080/v1";
    private static final String SGLANG = "http://localhost:30000/v1";
    private static final ApiKey KEY = new ApiKey("sk-planted-secret");

    @Autowired
    JdbcClient jdbc;

    private final ScriptedProbe probe = new ScriptedProbe();

    @BeforeEach
    void no_server_is_known() {
        jdbc.sql("truncate endpoint cascade").update();
    }

    @Test
    void the_usual_ports_are_looked_at_and_the_first_that_answers_is_the_default() {
        probe.answers(SGLANG, found(Flavor.SGLANG, "qwen"))
                .answers(OLLAMA, found(Flavor.OLLAMA, "llama3.1:8b", "gemma"));
        var node = node().start();

        assertThat(node.findNow()).isInstanceOfSatisfying(UsingModel.class, using -> {
            assertThat(using.server().ref().name()).isEqualTo("Ollama on localhost:11434");
            assertThat(using.model()).isEqualTo("llama3.1:8b");
        });
        assertThat(node.available())
                .extracting(server -> server.baseUrl().toString())
                .containsExactly(OLLAMA, SGLANG);
        assertThat(probe.asked.keySet())
                .extracting(URI::toString)
                .containsExactlyInAnyOrder(VLLM, OLLAMA, LLAMA_CPP, SGLANG);
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
    void a_practice_server_on_a_usual_port_is_no_model_that_was_found() {
        probe.answers(VLLM, found(Flavor.PRACTICE, "practice")).answers(OLLAMA, found(Flavor.OLLAMA, "gemma"));
        var node = node().start();

        assertThat(node.findNow()).isInstanceOf(UsingModel.class);
        assertThat(node.available())
                .extracting(server -> server.baseUrl().toString())
                .containsExactly(OLLAMA);
    }

    @Test
    void our_own_port_is_no_candidate() {
        node().onPort(8080).start().findNow();

        assertThat(probe.asked).doesNotContainKey(URI.create(LLAMA_CPP)).containsKey(URI.create(VLLM));
    }

    @Test
    void all_candidates_are_asked_at_once() {
        var together = new CyclicBarrier(4);
        ModelServerProbe waiting = (url, key, deadline) -> {
            try {
                together.await(30, TimeUnit.SECONDS);
            } catch (Exception oneByOne) {
                return new ProbeResult.NotFound("asked alone");
            }
            return found(Flavor.OTHER, "a model");
        };
        var node = new Node(jdbc, waiting).start();

        node.findWithin(Duration.ofSeconds(30));

        assertThat(node.available()).hasSize(4);
    }

    @Test
    void a_probe_that_overstays_or_fails_holds_up_nobody() throws Exception {
        var never = new CountDownLatch(1);
        ModelServerProbe odd = (url, key, deadline) -> {
            if (url.toString().equals(VLLM)) {
                awaitWithoutHearingInterrupts(never);
            }
            if (url.toString().equals(LLAMA_CPP)) {
                throw new IllegalStateException("odd");
            }
            return url.toString().equals(SGLANG) ? found(Flavor.SGLANG, "qwen") : new ProbeResult.NotFound("nothing");
        };
        var node = new Node(jdbc, odd).start();
        try {
            assertThat(node.findWithin(Duration.ofMillis(200))).isInstanceOf(UsingModel.class);
        } finally {
            never.countDown();
        }
    }

    private static void awaitWithoutHearingInterrupts(CountDownLatch latch) {
        boolean waited = false;
        while (!waited) {
            try {
                latch.await();
                waited = true;
            } catch (InterruptedException ignored) {
                // a probe that overstays
            }
        }
    }

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
                                        URI.create(VLLM), new ProbeResult.NotFound("nothing is there"))));
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

    @Test
    void without_a_stand_in_there_is_no_model_and_nothing_to_choose() {
        var node = node().withoutStandIn().start();

        assertThat(node.findNow()).isInstanceOf(NoModel.class);
        assertThat(node.available()).isEmpty();
    }

    @Test
    void a_refused_key_is_reported_before_a_server_further_down_but_that_one_can_be_chosen() {
        probe.answers(VLLM, new ProbeResult.KeyRefused()).answers(OLLAMA, found(Flavor.OLLAMA, "gemma"));
        var node = node().start();

        assertThat(node.findNow()).isEqualTo(new KeyRefused(URI.create(VLLM)));
        assertThat(node.available())
                .extracting(server -> server.baseUrl().toString())
                .containsExactly(OLLAMA);
    }

    @Test
    void the_preferred_model_comes_first_wherever_it_is_offered() {
        probe.answers(VLLM, found(Flavor.VLLM, "llama")).answers(OLLAMA, found(Flavor.OLLAMA, "gemma", "qwen"));
        var node = node().with(new ModelProperties(null, "qwen", null, null)).start();

        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        UsingModel.class, using -> assertThat(using.model()).isEqualTo("qwen"));
        assertThat(node.available().getFirst().models())
                .extracting(OfferedModel::name)
                .containsExactly("qwen", "gemma");
        assertThat(node.available()).hasSize(2);
    }

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
    void a_configured_server_that_does_not_answer_is_kept_and_practice_does_not_take_its_place() {
        var node = node().with(new ModelProperties("http://gpu:9000", "llama", null, null))
                .start();

        assertThat(node.findNow()).isEqualTo(new NotAnswering(URI.create("http://gpu:9000/v1"), "nothing is there"));
        assertThat(node.available()).singleElement().satisfies(server -> {
            assertThat(server.ref().isPractice()).isFalse();
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
    void the_key_is_shown_to_nobody_who_merely_listens_on_a_usual_port() {
        probe.answers(VLLM, found(Flavor.VLLM, "llama"));
        var node =
                node().with(new ModelProperties(null, null, KEY.value(), null)).start();

        node.findNow();

        assertThat(probe.asked.values()).allMatch(key -> key.isEmpty());
        assertThat(node.available().getFirst().key()).isEmpty();
    }

    @Test
    void a_server_keeps_its_id_over_restarts_though_its_flavor_is_learned_later() {
        var down = node().withUrl("http://gpu:9000").start();
        down.findNow();
        probe.answers("http://gpu:9000/v1", found(Flavor.VLLM, "llama"));
        var up = node().withUrl("http://gpu:9000").start();
        up.findNow();
        probe.answers("http://gpu:9000/v1", new ProbeResult.NotFound("gone"));
        var downAgain = node().withUrl("http://gpu:9000").start();
        downAgain.findNow();

        assertThat(up.available().getFirst().ref().id())
                .isEqualTo(down.available().getFirst().ref().id());
        assertThat(downAgain.available().getFirst().ref())
                .isEqualTo(up.available().getFirst().ref());
    }

    @Test
    void practice_has_one_id_on_all_nodes() {
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
    void a_run_on_practice_is_never_switched() {
        var node = node().start();
        node.findNow();
        var practice = node.available().getFirst();
        probe.answers(VLLM, found(Flavor.VLLM, "llama"));

        node.findNow();

        assertThat(node.available()).extracting(server -> server.ref().flavor()).containsExactly(Flavor.VLLM);
        assertThat(node.find(practice.ref().id())).contains(practice);
        assertThat(node().withoutStandIn().start().find(practice.ref().id())).isEmpty();
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
        assertThat(node.obstacle(node.available().getFirst().ref().id())).isEmpty();
    }

    @Test
    void a_run_on_the_configured_practice_server_waits_for_it_and_not_for_the_nodes_own() {
        probe.answers("http://lab:9000/v1", found(Flavor.PRACTICE, "practice"));
        var node = node().withUrl("http://lab:9000").start();
        node.findNow();
        var practice = node.available().getFirst();
        probe.answers("http://lab:9000/v1", new NotFound("it went away"));

        node.findNow();

        assertThat(node.find(practice.ref().id()))
                .hasValueSatisfying(server -> assertThat(server.baseUrl()).isEqualTo(practice.baseUrl()));
        // nor after a restart, before anything was looked for
        assertThat(node().withTiny(_ -> {})
                        .withUrl("http://lab:9000")
                        .start()
                        .find(practice.ref().id()))
                .hasValueSatisfying(server -> assertThat(server.baseUrl()).isEqualTo(URI.create("http://lab:9000/v1")));
    }

    @Test
    void every_new_status_is_told_once_until_the_subscription_ends() {
        var node = node().start();
        List<ModelServerStatus> told = new ArrayList<>();
        node.onChange(_ -> {
            throw new IllegalStateException("a listener that fails");
        });
        try (var _ = node.onChange(told::add)) {
            node.findNow();
            node.findNow();
            probe.answers(VLLM, found(Flavor.VLLM, "llama"));
            node.findNow();
        }
        probe.answers(VLLM, new ProbeResult.KeyRefused());
        node.findNow();

        assertThat(told).hasExactlyElementsOfTypes(UsingPractice.class, UsingModel.class);
    }

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

    private Node node() {
        return new Node(jdbc, probe);
    }
}
