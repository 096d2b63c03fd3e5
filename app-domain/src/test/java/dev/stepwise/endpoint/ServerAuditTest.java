package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.account.AdministratorsOnly;
import dev.stepwise.account.Role;
import dev.stepwise.endpoint.SaveServerResult.Saved;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What administrators do with model servers is written down with the servers' names, and never a key. */
class ServerAuditTest extends ScriptedServers {

    private static final String SECRET = "sk-planted-in-the-audit-log";

    @TempDir
    Path folder;

    @Autowired
    AdministratorWork work;

    private Actor admin;
    private ModelServerAdministration servers;

    @BeforeEach
    void an_administrator_and_a_server() {
        jdbc.sql("delete from audit_entry").update();
        admin = TestAdministration.administrator(jdbc);
        probe.answers("http://gpu:9000/v1", found(Flavor.VLLM, "llama"));
        servers = TestAdministration.granted(jdbc, work, probe, folder.resolve("master.key"));
    }

    @Test
    void each_act_is_written_down_as_the_server_was_called_then() {
        var id = ((Saved) servers.add(admin, draft("Cluster", new KeyWish.Given(SECRET)))).id();
        servers.change(admin, id, draft("Lab", new KeyWish.Keep()));
        servers.change(admin, id, draft("Lab", new KeyWish.None()));
        servers.checkAgain(admin, id);
        servers.setEnabled(admin, id, false);
        servers.setEnabled(admin, id, true);
        servers.makeDefault(admin, id);
        servers.setEqual(admin, id, Set.of());
        servers.setTraits(admin, id, "llama", ModelTraits.USUAL);
        servers.archive(admin, id);

        assertThat(written())
                .containsExactly(
                        "SERVER_ADDED Cluster",
                        "SERVER_KEY_CHANGED Cluster",
                        "SERVER_CHANGED Cluster",
                        "SERVER_CHANGED Lab",
                        "SERVER_KEY_CHANGED Lab",
                        "SERVER_CHECKED Lab",
                        "SERVER_DISABLED Lab",
                        "SERVER_ENABLED Lab",
                        "SERVER_MADE_DEFAULT Lab",
                        "SERVER_EQUALS_CHANGED Lab",
                        "MODEL_TRAITS_CHANGED Lab",
                        "SERVER_ARCHIVED Lab");
        assertThat(jdbc.sql("select e::text from audit_entry e")
                        .query(String.class)
                        .list())
                .allMatch(row -> row.contains(admin.account().toString())
                        && row.contains(id.value().toString()))
                .noneMatch(row -> row.contains(SECRET));
    }

    @Test
    void what_was_not_done_is_not_written_down() {
        var nothing = new EndpointId(UUID.randomUUID());
        servers.archive(admin, nothing);
        servers.setEnabled(admin, nothing, false);
        servers.add(admin, draft("", new KeyWish.Keep()));
        assertThatExceptionOfType(AdministratorsOnly.class)
                .isThrownBy(() -> servers.add(new Actor(admin.account(), Role.USER), draft("Lab", new KeyWish.Keep())));

        assertThat(written()).isEmpty();
    }

    private List<String> written() {
        return jdbc.sql("select act || ' ' || subject_name from audit_entry order by id")
                .query(String.class)
                .list();
    }

    private static ServerDraft draft(String name, KeyWish key) {
        return new ServerDraft(
                name, "http://gpu:9000", key, Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    }
}
