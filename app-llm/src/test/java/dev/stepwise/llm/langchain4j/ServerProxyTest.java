package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.stepwise.endpoint.AllowedAddresses;
import dev.stepwise.endpoint.ApiKey;
import dev.stepwise.endpoint.Connection;
import dev.stepwise.endpoint.Header;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.NetworkFault;
import dev.stepwise.endpoint.NoServer;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.ProbeResult;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.endpoint.ProxyAddress;
import dev.stepwise.endpoint.Trust;
import dev.stepwise.endpoint.TrustFault;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.fixture.MadeCertificate;
import dev.stepwise.llm.fixture.TestProxy;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ReplyReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are called through a proxy of their own, over real sockets. */
class ServerProxyTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String SECRET = "planted-header-value";
    private static final String LIST = "{\"data\":[{\"id\":\"m\",\"max_model_len\":4096}]}";
    private static final Script MODEL = connection -> {
        if (connection.readRequest().line().contains("/chat/completions")) {
            connection.beginStream();
            connection.events(Chunks.text("two"), Chunks.finish("stop"), Chunks.DONE);
        } else {
            connection.answer("200 OK", "application/json", LIST);
        }
    };
    private static final MadeCertificate OWN = MadeCertificate.selfSigned("ip:127.0.0.1");

    private final ModelHttp http = new ModelHttp();

    @Test
    void plain_requests_go_through_the_proxy_and_those_to_other_servers_do_not() throws Exception {
        try (var proxy = TestProxy.start();
                var server = FaultyServer.playing(MODEL);
                var other = FaultyServer.playing(MODEL)) {
            var through = through(proxy, Trust.USUAL);
            assertThat(probed(server.baseUrl(), through)).isInstanceOf(Found.class);
            assertThat(end(server, through)).isInstanceOf(CallEnd.Finished.class);
            assertThat(proxy.requests())
                    .extracting(request -> request.line())
                    .containsExactly(
                            "GET " + server.baseUrl() + "/models HTTP/1.1",
                            "POST " + server.baseUrl() + "/chat/completions HTTP/1.1");

            assertThat(probed(other.baseUrl(), Connection.PLAIN)).isInstanceOf(Found.class);
            assertThat(probed(server.baseUrl(), Connection.PLAIN)).isInstanceOf(Found.class);
            assertThat(proxy.requests()).hasSize(2);
        }
    }

    @Test
    void a_secure_server_is_reached_in_a_tunnel_whose_proxy_sees_no_secret() throws Exception {
        try (var proxy = TestProxy.start();
                var server = FaultyServer.playingOver(OWN.tls(), 0, MODEL)) {
            assertThat(probed(server.baseUrl(), through(proxy, Trust.USUAL)))
                    .isEqualTo(new NotFound(new NoServer.NotTrusted(OWN.certificate(), TrustFault.UNKNOWN_SIGNER)));
            var through = through(proxy, new Trust.Pinned(OWN.certificate()));
            assertThat(probed(server.baseUrl(), through)).isInstanceOf(Found.class);
            assertThat(end(server, through)).isInstanceOf(CallEnd.Finished.class);

            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request ->
                            assertThat(request.header("X-Gateway-Key")).contains(SECRET));
            assertThat(proxy.requests()).hasSize(3).allSatisfy(request -> {
                assertThat(request.line()).startsWith("CONNECT 127.0.0.1:");
                assertThat(request.head()).doesNotContain(SECRET, "sk-1", "X-Gateway-Key", "Authorization");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connections_through_a_proxy_are_used_again(boolean isSecure) throws Exception {
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = isSecure ? HttpsServer.create(here, 0) : HttpServer.create(here, 0);
        if (server instanceof HttpsServer secure) {
            secure.setHttpsConfigurator(new HttpsConfigurator(OWN.tls()));
        }
        server.createContext("/v1/models", exchange -> {
            var body = LIST.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var url = URI.create((isSecure ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort() + "/v1");
        try (var proxy = TestProxy.start()) {
            var through = through(proxy, isSecure ? new Trust.Pinned(OWN.certificate()) : Trust.USUAL);
            for (int request = 0; request < 5; request++) {
                assertThat(probed(url, through)).isInstanceOf(Found.class);
            }
            assertThat(proxy.requests()).hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_rule_holds_for_a_proxy_of_the_whole_process_too() throws Exception {
        var routes = new ServerRoutes(
                AllowedAddresses.privateAnd("models.example"),
                ProxySelector.of(InetSocketAddress.createUnresolved("proxy.lab", 3128)));
        var context = ServerContext.of(Connection.PLAIN);

        assertThat(routes.determineRoute(new HttpHost("http", "models.example", 80), context)
                        .getProxyHost())
                .isEqualTo(new HttpHost("http", "proxy.lab", 3128));
        assertThatThrownBy(() -> routes.determineRoute(new HttpHost("http", "gpu.lab", 8000), context))
                .isInstanceOf(ServerRoutes.NotNamed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"})
    void a_proxy_that_refuses_the_tunnel_is_not_taken_for_the_server(String status) {
        try (var proxy = TestProxy.refusing(status);
                var server = FaultyServer.playingOver(OWN.tls(), 0, MODEL)) {
            assertThat(probed(server.baseUrl(), through(proxy, Trust.USUAL)))
                    .isEqualTo(network(NetworkFault.PROXY_REFUSED));
        }
    }

    @Test
    void a_proxy_that_wants_a_password_or_is_away_is_said_to_be_so() throws Exception {
        try (var server = FaultyServer.playing(MODEL)) {
            Connection gone;
            try (var proxy = TestProxy.refusing("407 Proxy Authentication Required")) {
                gone = through(proxy, Trust.USUAL);
                assertThat(probed(server.baseUrl(), gone)).isEqualTo(network(NetworkFault.PROXY_REFUSED));
            }
            assertThat(probed(server.baseUrl(), gone)).isEqualTo(network(NetworkFault.PROXY_UNREACHABLE));
            assertThat(end(server, gone)).isInstanceOf(CallEnd.Failed.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://models.example/v1",
                "http://gpu.lab:8000/v1",
                "http://93.184.216.34/v1",
                "http://169.254.169.254/v1",
                "http://010.0.0.1/v1",
                "http://2130706433/v1"
            })
    void through_a_proxy_no_name_is_called_that_configuration_does_not_name_and_no_address_outside(String url) {
        try (var proxy = TestProxy.refusing("200 OK")) {
            var bounded = new HttpModelServerProbe(new ModelHttp(AllowedAddresses.privateAnd("other.example")));

            assertThat(bounded.probe(URI.create(url), through(proxy, Trust.USUAL), LONG))
                    .isEqualTo(network(NetworkFault.NOT_NAMED));
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://models.example/v1",
                "http://10.1.2.3:8000/v1",
                "http://[fd00::1]/v1",
                "http://127.0.0.1:1/v1"
            })
    void what_configuration_names_and_what_is_a_private_address_as_such_is_called_through_it(String url) {
        try (var proxy = TestProxy.refusing("404 Not Found")) {
            var bounded = new HttpModelServerProbe(new ModelHttp(AllowedAddresses.privateAnd("models.example")));

            assertThat(bounded.probe(URI.create(url), through(proxy, Trust.USUAL), LONG))
                    .isEqualTo(new NotFound(new NoServer.Status(404)));
        }
    }

    @Test
    void the_proxy_itself_has_to_be_in_an_allowed_network_and_localhost_is_the_proxys_own_machine() {
        var allowed = AllowedAddresses.privateAnd("models.example");
        var bounded = new HttpModelServerProbe(new ModelHttp(allowed));
        var outside = new Connection(
                Optional.empty(), List.of(), ProxyAddress.read("http://93.184.216.34:3128"), Trust.USUAL);

        assertThat(bounded.probe(URI.create("http://models.example/v1"), outside, LONG))
                .isEqualTo(network(NetworkFault.PROXY_UNREACHABLE));
        assertThat(allowed.allowsThrough("10.0.0.9", "127.0.0.1")).isFalse();
        assertThat(allowed.allowsThrough("10.0.0.9", "localhost")).isFalse();
        assertThat(allowed.allowsThrough("proxy.lab", "[::1]")).isFalse();
        assertThat(allowed.allowsThrough("127.0.0.1", "localhost")).isTrue();
        assertThat(allowed.allowsThrough("localhost", "127.0.0.1")).isTrue();
        assertThat(AllowedAddresses.privateAnd("203.0.113.0/24").allowsThrough("10.0.0.9", "203.0.113.7"))
                .isTrue();
    }

    private static NotFound network(NetworkFault fault) {
        return new NotFound(new NoServer.Network(fault));
    }

    private static Connection through(TestProxy proxy, Trust trust) {
        return new Connection(
                Optional.of(new ApiKey("sk-1")),
                List.of(new Header("X-Gateway-Key", SECRET)),
                ProxyAddress.read(proxy.url()),
                trust);
    }

    private ProbeResult probed(URI url, Connection connection) {
        return new HttpModelServerProbe(http).probe(url, connection, LONG);
    }

    private CallEnd end(FaultyServer server, Connection connection) throws InterruptedException {
        var model = new OfferedModel("m", OptionalInt.of(4096));
        var known = new ModelServer(TestCalls.ENDPOINT, server.baseUrl(), connection, List.of(model));
        return new OpenAiCalls(new OneServer(known), http)
                .make(TestCalls.call(), _ -> ReplyReader.Verdict.GO_ON, new CallHandle());
    }
}
