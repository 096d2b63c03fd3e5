package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.endpoint.CheckPoint.Kind;
import dev.stepwise.endpoint.CheckPoint.Verdict;
import dev.stepwise.endpoint.ModelServerStatus.UsingModel;
import dev.stepwise.endpoint.SaveServerResult.Saved;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Administrators add, change and check servers; what cannot be is refused with its reason, and nothing of it is kept. */
class RegistryAdministrationTest extends ScriptedServers {

    private static final String GPU = "http://gpu:9000/v1";
    private static final CheckPoint CHAT = new CheckPoint(Kind.CHAT, Verdict.WORKS, "llama");

    private ModelServerTrial.Access access = ModelServerTrial.Access.GRANTED;
    private int trials;

    @TempDir
    Path folder;

    @Autowired
    AdministratorWork work;

    private Actor admin;
    private ModelServerAdministration servers;

    @BeforeEach
    void an_administrator_and_a_server() {
        admin = TestAdministration.administrator(jdbc);
        probe.answers(GPU, found(Flavor.VLLM, "llama", "qwen"));
        ModelServerTrial trial = (server, model, _) -> {
            trials++;
            return new ModelServerTrial.Outcome(access, List.of(CHAT), OptionalInt.empty());
        };
        servers = TestAdministration.of(jdbc, work, probe, trial, masterKey());
    }

    @Test
    void a_server_that_was_checked_is_added_and_used_on_every_node_at_its_next_look() {
        var draft = draft("Cluster", "http://gpu:9000").with(new KeyWish.Given(" " + KEY.value() + "\n"));
        assertThat(servers.check(admin, draft.get()))
                .isInstanceOfSatisfying(CheckServerResult.Checked.class, checked -> {
                    assertThat(checked.check().baseUrl()).isEqualTo(URI.create(GPU));
                    assertThat(checked.check().flavor()).isEqualTo(Flavor.VLLM);
                    assertThat(checked.check().models()).hasSize(2);
                    assertThat(checked.check().points()).containsExactly(CHAT);
                });
        assertThat(servers.list(admin)).as("checking keeps nothing").isEmpty();

        var id = ((Saved) servers.add(admin, draft.get())).id();

        assertThat(trials).as("what was just checked is not checked again").isEqualTo(1);
        assertThat(servers.list(admin)).singleElement().satisfies(listed -> {
            assertThat(listed.server().ref()).isEqualTo(new EndpointRef(id, "Cluster", Flavor.VLLM));
            assertThat(listed.hasKey()).isTrue();
            assertThat(listed.lastCheck().orElseThrow().points()).containsExactly(CHAT);
            assertThat(listed.toString()).doesNotContain(KEY.value());
        });
        var node = node().withMasterKey(masterKey()).start();
        assertThat(node.findNow()).isInstanceOf(UsingModel.class);
        assertThat(probe.asked.get(URI.create(GPU))).contains(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "gpu:9000, NO_HTTP",
        "ftp://gpu, NO_HTTP",
        "http://, NO_URL",
        "http:///v1, NO_HOST",
        "http://gpu:99999, NO_HOST",
        "not an address, NO_URL",
        "http://me:secret@gpu, MORE_THAN_AN_ADDRESS",
        "http://gpu/v1?key=1, MORE_THAN_AN_ADDRESS"
    })
    void an_address_that_is_none_is_refused_with_the_reason(String address, AddressFault fault) {
        refused(draft("Cluster", address).get(), new DraftObjection.BadAddress(fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk one", "sk\none", "sk\r\nX-Admin: yes", "schlüssel"})
    void a_key_that_cannot_stand_in_a_header_is_refused(String key) {
        refused(draft("Cluster", GPU).with(new KeyWish.Given(key)).get(), new DraftObjection.BadKey());
    }

    @Test
    void what_answers_there_decides() {
        probe.answers(GPU, new ProbeResult.KeyRefused());
        refused(draft("Cluster", GPU).get(), new DraftObjection.KeyNotAccepted());
        probe.answers(GPU, new ProbeResult.NotFound(NoServer.Reason.REDIRECTS));
        refused(draft("Cluster", GPU).get(), new DraftObjection.NoServerThere(NoServer.Reason.REDIRECTS));
        probe.answers(GPU, found(Flavor.PRACTICE, "practice"));
        refused(draft("Cluster", GPU).get(), new DraftObjection.StandInThere());
        probe.answers(GPU, found(Flavor.VLLM, "llama"));
        access = ModelServerTrial.Access.KEY_REFUSED;
        refused(draft("Cluster", GPU).get(), new DraftObjection.KeyNotAccepted());
    }

    @Test
    void a_server_without_a_list_is_added_with_a_model_whose_name_was_typed() {
        probe.answers(GPU, new ProbeResult.NotFound(new NoServer.Status(404)));
        refused(draft("Cluster", GPU).get(), new DraftObjection.NoServerThere(new NoServer.Status(404)));
        access = ModelServerTrial.Access.NO_SUCH_MODEL;
        refused(draft("Cluster", GPU).typing("lama").get(), new DraftObjection.NoSuchModel());
        access = ModelServerTrial.Access.GRANTED;

        assertThat(servers.add(admin, draft("Cluster", GPU).typing("llama").get()))
                .isInstanceOf(Saved.class);

        var node = node().start();
        assertThat(node.findNow())
                .isInstanceOfSatisfying(
                        UsingModel.class, using -> assertThat(using.model()).isEqualTo("llama"));
    }

    @Test
    void names_and_addresses_are_there_once() {
        add(draft("Cluster", GPU).get());
        probe.answers("http://other:9000/v1", found(Flavor.VLLM, "llama"));

        refusedAmong(1, draft("cluster", "http://other:9000").get(), new DraftObjection.NameTaken());
        refusedAmong(1, draft("Another", "http://GPU:9000/").get(), new DraftObjection.AddressTaken("Cluster"));
        refusedAmong(1, draft(" ", "http://other:9000").get(), new DraftObjection.BadName());
        refusedAmong(1, draft("a\u202eb", "http://other:9000").get(), new DraftObjection.BadName());
    }

    @Test
    void a_kept_key_goes_to_no_other_host() {
        var id = add(draft("Cluster", GPU).with(new KeyWish.Given(KEY.value())).get());
        probe.answers("http://thief:9000/v1", found(Flavor.VLLM, "llama"));

        assertThat(servers.change(
                        admin, id, draft("Cluster", "http://thief:9000").get()))
                .isEqualTo(new DraftObjection.KeyNeeded());
        assertThat(servers.checkChange(
                        admin, id, draft("Cluster", "http://thief:9000").get()))
                .isEqualTo(new DraftObjection.KeyNeeded());
        assertThat(probe.asked).doesNotContainKey(URI.create("http://thief:9000/v1"));
    }

    @Test
    void another_name_and_fewer_models_need_no_server_that_answers() {
        var id = add(draft("Cluster", GPU).with(new KeyWish.Given(KEY.value())).get());
        probe.answers(GPU, new ProbeResult.NotFound(NoServer.Reason.TOO_LATE));

        assertThat(servers.change(
                        admin, id, draft("Renamed", GPU).withholding("llama").get()))
                .isEqualTo(new Saved(id));

        var node = node().withMasterKey(masterKey()).start();
        node.findNow();
        assertThat(node.available()).singleElement().satisfies(server -> {
            assertThat(server.ref().name()).isEqualTo("Renamed");
            assertThat(server.models()).extracting(OfferedModel::name).containsExactly("qwen");
            assertThat(server.key()).contains(KEY);
        });
    }

    @Test
    void the_default_disabled_and_archived_servers() {
        var first = add(draft("First", GPU).get());
        probe.answers("http://other:9000/v1", found(Flavor.VLLM, "llama"));
        var second = add(draft("Second", "http://other:9000").get());

        assertThat(servers.makeDefault(admin, second)).isInstanceOf(ChangeServerResult.Changed.class);
        assertThat(names()).containsExactly("Second", "First");
        assertThat(servers.makeDefault(admin, first)).isInstanceOf(ChangeServerResult.Changed.class);
        assertThat(names()).containsExactly("First", "Second");
        assertThat(servers.setEnabled(admin, second, false)).isInstanceOf(ChangeServerResult.Changed.class);
        assertThat(servers.list(admin).getLast().server().isOffered()).isFalse();
        assertThat(servers.archive(admin, first)).isInstanceOf(ChangeServerResult.Changed.class);
        assertThat(names()).containsExactly("Second");
        assertThat(servers.archive(admin, first)).isInstanceOf(ChangeServerResult.NotFound.class);
        assertThat(servers.change(admin, first, draft("First", GPU).get()))
                .isInstanceOf(SaveServerResult.NotFound.class);
        assertThat(add(draft("First", GPU).get())).isNotEqualTo(first);
    }

    @Test
    void what_is_said_of_a_model_reaches_the_nodes() {
        var id = add(draft("Cluster", GPU).get());
        var traits = new ModelTraits(
                Optional.of(PromptStyle.NONE), true, OptionalInt.of(512), Optional.of(OutputMode.JSON_SCHEMA));

        assertThat(servers.setTraits(admin, id, "qwen", traits)).isInstanceOf(ChangeServerResult.Changed.class);
        assertThat(servers.setTraits(admin, id, "none", traits)).isInstanceOf(ChangeServerResult.NotFound.class);

        var node = node().start();
        node.findNow();
        assertThat(node.find(id).orElseThrow().model("qwen").orElseThrow().traits())
                .isEqualTo(traits);
    }

    private List<String> names() {
        return servers.list(admin).stream()
                .map(listed -> listed.server().ref().name())
                .toList();
    }

    private EndpointId add(ServerDraft draft) {
        return ((Saved) servers.add(admin, draft)).id();
    }

    private void refused(ServerDraft draft, DraftObjection why) {
        refusedAmong(0, draft, why);
    }

    private void refusedAmong(int kept, ServerDraft draft, DraftObjection why) {
        assertThat(servers.check(admin, draft)).isEqualTo(why);
        assertThat(servers.add(admin, draft)).isEqualTo(why);
        assertThat(servers.list(admin)).as("nothing of it is kept").hasSize(kept);
    }

    private Path masterKey() {
        return folder.resolve("master.key");
    }

    private static Typed draft(String name, String address) {
        return new Typed(name, address, new KeyWish.Keep(), Optional.empty(), Set.of());
    }

    /** What somebody types. */
    private record Typed(String name, String address, KeyWish key, Optional<String> model, Set<String> withheld) {

        Typed with(KeyWish other) {
            return new Typed(name, address, other, model, withheld);
        }

        Typed typing(String typed) {
            return new Typed(name, address, key, Optional.of(typed), withheld);
        }

        Typed withholding(String other) {
            return new Typed(name, address, key, model, Set.of(other));
        }

        ServerDraft get() {
            return new ServerDraft(name, address, key, Optional.empty(), model, withheld, Optional.empty());
        }
    }
}
