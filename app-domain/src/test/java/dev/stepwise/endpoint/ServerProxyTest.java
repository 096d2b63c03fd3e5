package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.endpoint.SaveServerResult.Saved;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A proxy that an administrator names for a server: it is kept for that server, and no kept secret goes through another one. */
class ServerProxyTest extends ScriptedServers {

    private static final String GPU = "http://gpu:9000/v1";
    private static final ProxyAddress PROXY = new ProxyAddress("proxy.lab", 3128);

    @TempDir
    Path folder;

    @Autowired
    AdministratorWork work;

    private Actor admin;
    private ModelServerAdministration servers;

    @BeforeEach
    void an_administrator_and_a_server() {
        admin = TestAdministration.administrator(jdbc);
        probe.answers(GPU, found(Flavor.VLLM, "llama"));
        servers = TestAdministration.granted(jdbc, work, probe, folder.resolve("master.key"));
    }

    @Test
    void it_is_kept_shown_and_used_until_the_server_is_called_directly() {
        var id = add(draft(new KeyWish.Keep(), new ProxyWish.Given(" http://Proxy.lab:3128/ ")));
        assertThat(servers.list(admin).getFirst().connection().proxy()).contains(PROXY);
        assertThat(lookedAt()).contains(PROXY);

        assertThat(servers.change(admin, id, draft(new KeyWish.Keep(), new ProxyWish.Keep())))
                .isInstanceOf(Saved.class);
        assertThat(servers.checkAgain(admin, id)).isInstanceOf(CheckServerResult.Checked.class);
        assertThat(lookedAt()).contains(PROXY);

        servers.change(admin, id, draft(new KeyWish.Keep(), new ProxyWish.Direct()));
        assertThat(lookedAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.lab:3128",
                "proxy.lab",
                "https://proxy.lab:3128",
                "socks5://proxy.lab:1080",
                "http://proxy.lab",
                "http://proxy.lab:99999",
                "http://proxy.lab:0",
                "http://me:secret@proxy.lab:3128",
                "http://proxy.lab:3128/path",
                "http://proxy.lab:3128?a=b",
                "not a proxy"
            })
    void what_is_no_address_of_a_proxy_is_refused(String text) {
        assertThat(servers.add(admin, draft(new KeyWish.Keep(), new ProxyWish.Given(text))))
                .isEqualTo(new DraftObjection.BadProxy());
        assertThat(probe.reached).isEmpty();
    }

    @Test
    void kept_secrets_go_through_no_other_proxy() {
        var id = add(draft(new KeyWish.Given(KEY.value()), new ProxyWish.Keep()));
        var through = new ProxyWish.Given(PROXY.toString());
        probe.reached.clear();

        assertThat(servers.change(admin, id, draft(new KeyWish.Keep(), through)))
                .isEqualTo(new DraftObjection.KeyNeeded());
        assertThat(probe.reached).isEmpty();
        assertThat(servers.change(admin, id, draft(new KeyWish.Given("sk-2"), through)))
                .isInstanceOf(Saved.class);
        assertThat(servers.change(admin, id, draft(new KeyWish.Keep(), new ProxyWish.Given("http://another.lab:3128"))))
                .isEqualTo(new DraftObjection.KeyNeeded());
        assertThat(servers.change(admin, id, draft(new KeyWish.Keep(), new ProxyWish.Direct())))
                .isInstanceOf(Saved.class);

        var headers = new HeadersWish.These(List.of(new HeaderWish("X-Key", Optional.of("value"))));
        servers.change(
                admin,
                id,
                draft(new ConnectionWish(new KeyWish.None(), headers, new ProxyWish.Keep(), new TrustWish.Keep())));
        assertThat(servers.change(admin, id, draft(new KeyWish.Keep(), through)))
                .isEqualTo(new DraftObjection.HeadersNeeded());
    }

    @ParameterizedTest
    @EnumSource(
            value = NetworkFault.class,
            names = {"PROXY_UNREACHABLE", "PROXY_REFUSED", "NOT_NAMED"})
    void what_the_proxy_does_not_do_is_said_of_the_proxy(NetworkFault fault) {
        probe.answers(GPU, new NotFound(new NoServer.Network(fault)));

        assertThat(servers.add(admin, draft(new KeyWish.Keep(), new ProxyWish.Given(PROXY.toString()))))
                .isEqualTo(new DraftObjection.ProxyFails(fault));
        assertThat(servers.list(admin)).isEmpty();
    }

    /** Through which proxy a node that has just started asks. */
    private Optional<ProxyAddress> lookedAt() {
        node().withMasterKey(folder.resolve("master.key")).start().findNow();
        return Objects.requireNonNull(probe.reached.get(URI.create(GPU))).proxy();
    }

    private EndpointId add(ServerDraft draft) {
        return ((Saved) servers.add(admin, draft)).id();
    }

    private static ServerDraft draft(KeyWish key, ProxyWish proxy) {
        return draft(new ConnectionWish(key, new HeadersWish.Keep(), proxy, new TrustWish.Keep()));
    }

    private static ServerDraft draft(ConnectionWish wish) {
        return new ServerDraft(
                "Cluster",
                GPU,
                wish,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                OptionalInt.empty());
    }
}
