package dev.stepwise.endpoint;

import static dev.stepwise.endpoint.ScriptedProbe.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.account.Actor;
import dev.stepwise.account.AdministratorWork;
import dev.stepwise.endpoint.SaveServerResult.Saved;
import dev.stepwise.secret.KeyRotation;
import dev.stepwise.secret.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Headers that an administrator gives a server: they go to that server, and their values are nowhere to be read. */
class ServerHeadersTest extends ScriptedServers {

    private static final String GPU = "http://gpu:9000/v1";
    private static final String ELSEWHERE = "http://thief:9000/v1";
    private static final String SECRET = "planted-header-value";

    @TempDir
    Path folder;

    @Autowired
    AdministratorWork work;

    @Autowired
    DataSource database;

    private Actor admin;
    private ModelServerAdministration servers;

    @BeforeEach
    void an_administrator_and_two_servers() {
        admin = TestAdministration.administrator(jdbc);
        probe.answers(GPU, found(Flavor.VLLM, "llama"));
        probe.answers(ELSEWHERE, found(Flavor.VLLM, "llama"));
        servers = TestAdministration.granted(jdbc, work, probe, masterKey());
    }

    @Test
    void they_go_to_their_server_and_are_in_no_row_and_no_text() {
        var draft = draft(GPU, these("X-Tenant", "lab", "X-Gateway-Key", " " + SECRET + "\n"));
        var id = add(draft);
        add(new ServerDraft(
                "Other",
                ELSEWHERE,
                new KeyWish.Keep(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty()));

        var node = node().withMasterKey(masterKey()).start();
        node.findNow();

        assertThat(headersAt(GPU)).containsExactly(new Header("X-Tenant", "lab"), new Header("X-Gateway-Key", SECRET));
        assertThat(headersAt(ELSEWHERE)).isEmpty();
        assertThat(node.find(id).orElseThrow().connection().headers()).hasSize(2);
        assertThat(servers.list(admin).getFirst().connection().headers()).containsExactly("X-Tenant", "X-Gateway-Key");
        assertThat(servers.list(admin) + " " + draft + node.find(id) + node.status())
                .contains("X-Gateway-Key")
                .doesNotContain(SECRET);
        assertThat(jdbc.sql("select string_agg(endpoint::text, ' ') from endpoint")
                        .query(String.class)
                        .single())
                .contains("gpu:9000")
                .doesNotContain(HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void one_is_kept_by_its_name_another_replaced_and_a_third_goes() {
        var id = add(draft(GPU, these("X-Tenant", "lab", "X-Key", SECRET, "X-Old", "old")));

        var kept = new HeaderWish("X-Key", Optional.empty());
        servers.change(
                admin,
                id,
                draft(GPU, new HeadersWish.These(List.of(new HeaderWish("X-Tenant", Optional.of("b")), kept))));

        assertThat(lookedAt()).containsExactly(new Header("X-Tenant", "b"), new Header("X-Key", SECRET));
        servers.change(admin, id, draft(GPU, new HeadersWish.Keep()));
        assertThat(servers.checkAgain(admin, id)).isInstanceOf(CheckServerResult.Checked.class);
        assertThat(lookedAt()).hasSize(2);
        servers.change(admin, id, draft(GPU, new HeadersWish.These(List.of())));
        assertThat(lookedAt()).isEmpty();
    }

    @Test
    void what_is_changed_is_sent_by_runs_from_the_next_look_on() {
        var id = add(draft(GPU, these("X-Key", SECRET)));
        var node = node().withMasterKey(masterKey()).start();
        node.findNow();

        servers.change(admin, id, draft(GPU, these("X-Key", "new")));
        node.findNow();
        assertThat(node.find(id).orElseThrow().connection().headers()).containsExactly(new Header("X-Key", "new"));

        servers.change(admin, id, draft(GPU, ConnectionWish.with(new KeyWish.Given(KEY.value()))));
        node.findNow();
        assertThat(node.find(id).orElseThrow().key()).contains(KEY);
    }

    @Test
    void kept_ones_go_to_no_other_host() {
        var id = add(draft(GPU, these("X-Key", SECRET)));
        var byName = new HeadersWish.These(List.of(new HeaderWish("X-Key", Optional.empty())));

        for (var wish : List.of(new HeadersWish.Keep(), byName)) {
            assertThat(servers.change(admin, id, draft(ELSEWHERE, wish))).isEqualTo(new DraftObjection.HeadersNeeded());
            assertThat(servers.checkChange(admin, id, draft(ELSEWHERE, wish)))
                    .isEqualTo(new DraftObjection.HeadersNeeded());
        }
        assertThat(probe.reached).doesNotContainKey(URI.create(ELSEWHERE));
        assertThat(servers.change(admin, id, draft(ELSEWHERE, these("X-Key", "another"))))
                .isInstanceOf(Saved.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "Connection",
                "Upgrade",
                "Accept",
                "Content-Type",
                "User-Agent",
                "Proxy-Authorization",
                "proxy-connection",
                "TE",
                "Expect",
                "X-Request-Id",
                "X-Session-ID"
            })
    void those_that_stepwise_sets_or_that_change_the_connection_are_refused(String name) {
        refused(these(name, "1"), name, HeaderFault.RESERVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Tenant", "X:Tenant", "X-Tenant\r\nX-Admin", "Über", "X-Tenant\u202e"})
    void a_name_that_is_none_is_refused(String name) {
        assertThat(servers.add(admin, draft(GPU, these(name, "1"))))
                .isInstanceOfSatisfying(DraftObjection.BadHeader.class, bad -> {
                    assertThat(bad.fault()).isEqualTo(HeaderFault.BAD_NAME);
                });
        assertThat(probe.reached).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo", "one\r\nX-Admin: yes", "one\u0000", "schlüssel"})
    void a_value_that_cannot_stand_in_a_header_is_refused(String value) {
        refused(these("X-Key", value), "X-Key", HeaderFault.BAD_VALUE);
    }

    @Test
    void there_are_bounds() {
        refused(these("X-Key", " "), "X-Key", HeaderFault.NO_VALUE);
        refused(
                new HeadersWish.These(List.of(new HeaderWish("X-Key", Optional.empty()))),
                "X-Key",
                HeaderFault.NO_VALUE);
        refused(these("X-Key", "1", "x-key", "2"), "x-key", HeaderFault.TWICE);
        refused(these("X-Key", "v".repeat(4097)), "X-Key", HeaderFault.TOO_LONG);
        refused(these(names(5, "v".repeat(4096))), "X-3", HeaderFault.TOO_LONG);
        refused(these(names(21, "1")), "", HeaderFault.TOO_MANY);
        assertThat(servers.add(admin, draft(GPU, these(names(20, "v".repeat(700))))))
                .isInstanceOf(Saved.class);
    }

    @Test
    void an_authorization_of_ones_own_needs_a_server_without_a_key() {
        var wish = these("Authorization", "Basic YTpi");
        var withKey =
                new ConnectionWish(new KeyWish.Given(KEY.value()), wish, new ProxyWish.Keep(), new TrustWish.Keep());

        assertThat(servers.add(admin, draft(GPU, withKey)))
                .isEqualTo(new DraftObjection.BadHeader("Authorization", HeaderFault.IN_PLACE_OF_KEY));
        var id = add(draft(GPU, wish));
        assertThat(servers.change(admin, id, draft(GPU, ConnectionWish.with(new KeyWish.Given(KEY.value())))))
                .isEqualTo(new DraftObjection.BadHeader("Authorization", HeaderFault.IN_PLACE_OF_KEY));
    }

    @Test
    void a_rotation_takes_them_along_and_the_old_master_key_reads_nothing() throws Exception {
        add(draft(GPU, these("X-Key", SECRET)));
        var old = folder.resolve("old");
        Files.copy(masterKey(), old);

        try (var connection = database.getConnection()) {
            assertThat(new KeyRotation(masterKey()).rotate(connection)).contains(new KeyRotation.Rotated(1, 0));
        }

        assertThat(lookedAt()).containsExactly(new Header("X-Key", SECRET));
        assertThat(new ServerConnections(jdbc, new Secrets(old)).lost()).containsExactly("Cluster");
    }

    @Test
    void without_the_master_key_the_server_is_not_asked_until_they_are_given_anew() throws Exception {
        var id = add(draft(GPU, these("X-Key", SECRET)));
        Files.delete(masterKey());
        probe.reached.clear();
        var node = node().withMasterKey(masterKey()).start();

        node.findNow();

        assertThat(probe.reached).doesNotContainKey(URI.create(GPU));
        assertThat(node.isKeyLost(id)).isTrue();
        assertThat(servers.checkAgain(admin, id)).isEqualTo(new DraftObjection.HeadersUnreadable());
        assertThat(servers.list(admin).getFirst().connection().headers()).isEmpty();
        servers.change(admin, id, draft(GPU, these("X-Key", "new")));
        assertThat(lookedAt()).containsExactly(new Header("X-Key", "new"));
    }

    private static String[] names(int count, String value) {
        return IntStream.range(0, count)
                .mapToObj(number -> List.of("X-" + number, value))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private void refused(HeadersWish wish, String name, HeaderFault fault) {
        assertThat(servers.add(admin, draft(GPU, wish))).isEqualTo(new DraftObjection.BadHeader(name, fault));
        assertThat(probe.reached).isEmpty();
        assertThat(servers.list(admin)).isEmpty();
    }

    /** What a node that has just started sends. */
    private List<Header> lookedAt() {
        node().withMasterKey(masterKey()).start().findNow();
        return headersAt(GPU);
    }

    private List<Header> headersAt(String url) {
        return Objects.requireNonNull(probe.reached.get(URI.create(url))).headers();
    }

    private EndpointId add(ServerDraft draft) {
        return ((Saved) servers.add(admin, draft)).id();
    }

    private Path masterKey() {
        return folder.resolve("master.key");
    }

    private static HeadersWish these(String... namesAndValues) {
        return new HeadersWish.These(IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(
                        index -> new HeaderWish(namesAndValues[2 * index], Optional.of(namesAndValues[2 * index + 1])))
                .toList());
    }

    private static ServerDraft draft(String url, HeadersWish wish) {
        return draft(url, new ConnectionWish(new KeyWish.Keep(), wish, new ProxyWish.Keep(), new TrustWish.Keep()));
    }

    private static ServerDraft draft(String url, ConnectionWish wish) {
        return new ServerDraft(
                "Cluster",
                url,
                wish,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                OptionalInt.empty());
    }
}
