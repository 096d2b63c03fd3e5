package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.endpoint.SaveServerResult.Saved;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an administrator trusts at a server: it is kept for that server, shown, and used on every node. */
class OwnCertificateTest extends ScriptedServers {

    private static final String GPU = "https://gpu:9000/v1";
    private static final String PEM = read("gpu.pem");
    private static final ServerCertificate OWN = certificate(PEM);
    private static final ServerCertificate OTHER = certificate(read("other.pem"));

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
    void a_certificate_that_is_not_trusted_is_said_and_nothing_is_kept() {
        probe.answers(GPU, new NotFound(new NoServer.NotTrusted(OWN, TrustFault.UNKNOWN_SIGNER)));

        assertThat(servers.add(admin, draft(new TrustWish.Keep())))
                .isEqualTo(new DraftObjection.NotTrusted(OWN, TrustFault.UNKNOWN_SIGNER));
        assertThat(servers.list(admin)).isEmpty();
    }

    @Test
    void a_pinned_certificate_is_kept_shown_and_used_at_its_server_alone() {
        probe.answers("https://other:9000/v1", found(Flavor.VLLM, "llama"));
        var id = add(draft(new TrustWish.Pinned(OWN)));
        servers.add(
                admin,
                new ServerDraft(
                        "Other",
                        "https://other:9000",
                        new KeyWish.Keep(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty()));

        assertThat(servers.list(admin))
                .extracting(listed -> listed.connection().trust())
                .containsExactly(new Trust.Pinned(OWN), Trust.USUAL);
        var node = node().start();
        node.findNow();
        assertThat(trustAt(GPU)).isEqualTo(new Trust.Pinned(OWN));
        assertThat(trustAt("https://other:9000/v1")).isEqualTo(Trust.USUAL);
        assertThat(node.find(id).orElseThrow().connection().trust()).isEqualTo(new Trust.Pinned(OWN));
    }

    @Test
    void an_authority_is_kept_until_known_ones_are_enough() {
        var id = add(draft(new TrustWish.Authorities("A comment\n" + PEM + read("other.pem"))));
        assertThat(kept()).isEqualTo(new Trust.Authorities(List.of(OWN, OTHER)));

        assertThat(servers.change(admin, id, draft(new TrustWish.Keep()))).isInstanceOf(Saved.class);
        assertThat(servers.checkAgain(admin, id)).isInstanceOf(CheckServerResult.Checked.class);
        assertThat(kept()).isEqualTo(new Trust.Authorities(List.of(OWN, OTHER)));

        assertThat(servers.change(admin, id, draft(new TrustWish.Usual()))).isInstanceOf(Saved.class);
        assertThat(kept()).isEqualTo(Trust.USUAL);
        node().start().findNow();
        assertThat(trustAt(GPU)).isEqualTo(Trust.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no certificate",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nMIIBKTCB",
                "${PEM}-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n",
                "${PEM}-----BEGIN CERTIFICATE-----"
            })
    void what_is_no_certificate_in_pem_is_refused(String text) {
        assertThat(servers.add(admin, draft(new TrustWish.Authorities(text.replace("${PEM}", PEM)))))
                .isEqualTo(new DraftObjection.BadCertificate());
        assertThat(probe.reached).isEmpty();
    }

    @Test
    void a_new_key_leaves_what_is_trusted() {
        var id = add(draft(new TrustWish.Pinned(OWN)));

        servers.change(admin, id, draft(ConnectionWish.with(new KeyWish.Given(KEY.value()))));

        assertThat(kept()).isEqualTo(new Trust.Pinned(OWN));
        assertThat(probe.asked.get(URI.create(GPU))).contains(KEY);
    }

    private Trust trustAt(String url) {
        return Objects.requireNonNull(probe.reached.get(URI.create(url))).trust();
    }

    private Trust kept() {
        return servers.list(admin).getFirst().connection().trust();
    }

    private EndpointId add(ServerDraft draft) {
        return ((Saved) servers.add(admin, draft)).id();
    }

    private static ServerDraft draft(TrustWish wish) {
        return draft(new ConnectionWish(new KeyWish.Keep(), new HeadersWish.Keep(), new ProxyWish.Keep(), wish));
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

    private static ServerCertificate certificate(String pem) {
        return ServerCertificate.read(pem).orElseThrow().getFirst();
    }

    private static String read(String file) {
        try (var in = Objects.requireNonNull(OwnCertificateTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
