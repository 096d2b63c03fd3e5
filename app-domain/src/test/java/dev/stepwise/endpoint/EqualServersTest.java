package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import dev.stepwise.process.HostName;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that an administrator declared equal take each other's runs. */
class EqualServersTest extends ScriptedServers {

    private static final ProbeResult AWAY = new ProbeResult.NotFound(new NoServer.Network(NetworkFault.UNREACHABLE));

    private final EndpointId one = new EndpointId(UUID.randomUUID());
    private final EndpointId two = new EndpointId(UUID.randomUUID());
    private final EndpointId three = new EndpointId(UUID.randomUUID());
    private NodeModelServers node;
    private EqualServers equals;

    @BeforeEach
    void three_servers() {
        add(one, "one");
        add(two, "two");
        add(three, "three");
        node = node().start();
        equals = new RegisteredEqualServers(new ServerRegistry(jdbc), new UnfinishedRuns(jdbc), node);
    }

    @Test
    void a_server_that_was_declared_equal_to_none_stands_alone() {
        node.findNow();

        assertThat(answering(one, "llama")).isEmpty();
    }

    @Test
    void of_equal_servers_the_one_with_the_fewest_unfinished_runs_comes_first() {
        declare(one, two, three);
        node.findNow();
        assertThat(answering(one, "llama"))
                .as("itself, where all have the same")
                .containsExactly("one", "two", "three");

        run(one, "QUEUED");
        run(two, "RUNNING");
        run(two, "ANSWERED");
        run(two, "QUEUED");
        assertThat(answering(one, "llama")).containsExactly("three", "one", "two");

        jdbc.sql("update endpoint set most_calls = 1 where id = :id")
                .param("id", one.value())
                .update();
        run(three, "RUNNING");
        run(three, "RUNNING");
        assertThat(answering(one, "llama"))
                .as("what has all that it may take comes last")
                .containsExactly("two", "three", "one");
    }

    @Test
    void only_those_that_offer_the_model_and_answer_take_a_run() {
        declare(one, two, three);
        probe.answers(url("two"), found(Flavor.VLLM, "qwen"));
        node.findNow();
        assertThat(answering(one, "llama")).containsExactly("one", "three");

        probe.answers(url("one"), AWAY);
        node.findNow();
        assertThat(answering(one, "llama")).containsExactly("three");

        jdbc.sql("update endpoint set enabled = false where id = :id")
                .param("id", three.value())
                .update();
        assertThat(answering(one, "llama")).isEmpty();
    }

    @Test
    void who_is_declared_equal_anew_leaves_the_others() {
        declare(one, two, three);
        declare(two, three);
        node.findNow();

        assertThat(answering(one, "llama")).isEmpty();
        assertThat(answering(three, "llama")).containsExactly("three", "two");

        declare(three);
        assertThat(answering(two, "llama")).isEmpty();
    }

    @Test
    void the_node_uses_the_default_model_while_an_equal_server_answers_for_it() {
        declare(one, two);
        jdbc.sql("update endpoint set is_default = true where id = :id")
                .param("id", one.value())
                .update();
        probe.answers(url("one"), AWAY);

        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        UsingModel.class,
                        using -> assertThat(using.server().ref().name()).isEqualTo("two"));
        assertThat(node.available()).hasSize(3);
    }

    private void add(EndpointId id, String name) {
        jdbc.sql("""
                        insert into endpoint (id, name, base_url, flavor, origin, created_at)
                        values (:id, :name, :url, 'VLLM', 'ADDED', clock_timestamp())
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("url", url(name))
                .update();
        probe.answers(url(name), found(Flavor.VLLM, "llama", "qwen"));
    }

    private static String url(String name) {
        return URI.create("http://" + name + ":8000/v1").toString();
    }

    private void declare(EndpointId server, EndpointId... others) {
        var rows = new AdministeredRows(jdbc, new HostOfAddress(new HostName("one")));
        assertThat(rows.setEqual(server, Set.of(others))).isTrue();
    }

    private List<String> answering(EndpointId server, String model) {
        return equals.answering(server, model).stream().map(EndpointRef::name).toList();
    }

    /** Of another person and another question each. */
    private void run(EndpointId server, String state) {
        jdbc.sql("""
                        with asking as (
                            insert into account (id, username, password_hash, role, also_plain_answer, created_at)
                            values (:id, cast(:id as text), 'none', 'USER', false, now()) returning id),
                        asked as (
                            insert into question (id, account_id, text, asked_at)
                            select id, id, 'What?', now() from asking returning id)
                        insert into run (id, question_id, ordinal, state, preset_name, endpoint_id, endpoint_name, endpoint_flavor,
                            model, strategy, temperature, top_p, seed, min_steps, max_steps, step_tokens, answer_tokens,
                            output_mode, language, queued_at, ended_at)
                        select id, id, 1, :state, 'Careful steps', :server, 'a server', 'VLLM', 'llama', 'STEPS', 0, 1, 7, 3, 25, 300,
                            500, 'JSON_SCHEMA', 'ENGLISH', now(), case when :state = 'ANSWERED' then now() end
                        from asked
                        """)
                .param("id", UUID.randomUUID())
                .param("state", state)
                .param("server", server.value())
                .update();
    }
}
