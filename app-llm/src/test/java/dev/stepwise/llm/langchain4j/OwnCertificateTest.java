package dev.stepwise.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.endpoint.Connection;
import dev.stepwise.endpoint.ModelServer;
import dev.stepwise.endpoint.ModelServerTrial;
import dev.stepwise.endpoint.NetworkFault;
import dev.stepwise.endpoint.NoServer;
import dev.stepwise.endpoint.OfferedModel;
import dev.stepwise.endpoint.ProbeResult;
import dev.stepwise.endpoint.ProbeResult.Found;
import dev.stepwise.endpoint.ProbeResult.NotFound;
import dev.stepwise.endpoint.ServerCertificate;
import dev.stepwise.endpoint.Trust;
import dev.stepwise.endpoint.TrustFault;
import dev.stepwise.llm.fixture.Chunks;
import dev.stepwise.llm.fixture.FaultyServer;
import dev.stepwise.llm.fixture.FaultyServer.Script;
import dev.stepwise.llm.fixture.MadeCertificate;
import dev.stepwise.llm.reasoning.CallEnd;
import dev.stepwise.llm.reasoning.CallHandle;
import dev.stepwise.llm.reasoning.ReplyReader;
import dev.stepwise.run.CauseDetail;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Servers whose certificates no known authority signed, over real TLS. */
class OwnCertificateTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String LIST = "{\"data\":[{\"id\":\"m\",\"max_model_len\":4096}]}";
    private static final Script MODEL = connection -> {
        var line = connection.readRequest().line();
        if (line.contains("/chat/completions")) {
            connection.beginStream();
            connection.events(Chunks.text("two"), Chunks.finish("stop"), Chunks.DONE);
        } else {
            connection.answer("200 OK", "application/json", line.contains("/tokenize") ? "{\"count\":7}" : LIST);
        }
    };
    private static final MadeCertificate OWN = MadeCertificate.selfSigned("ip:127.0.0.1,dns:gpu.lab");
    private static final MadeCertificate SIGNED = MadeCertificate.signed("ip:127.0.0.1");

    private final ModelHttp http = new ModelHttp();

    @Test
    void a_certificate_that_is_not_trusted_is_shown_and_nothing_is_sent_to_its_server() {
        try (var server = FaultyServer.playingOver(OWN.tls(), 0, MODEL)) {
            assertThat(probed(server, Trust.USUAL)).isEqualTo(refused(OWN.certificate(), TrustFault.UNKNOWN_SIGNER));
            assertThat(server.requests()).isEmpty();
        }
        assertThat(OWN.certificate().names()).isEqualTo("127.0.0.1, gpu.lab");
        assertThat(OWN.certificate().fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(OWN.certificate().validUntil()).isAfter(Instant.now());
    }

    @Test
    void exactly_the_pinned_certificate_is_trusted_whatever_stands_in_it() {
        var odd = MadeCertificate.outOfDate("dns:another.example");
        try (var server = FaultyServer.playingOver(odd.tls(), 0, MODEL)) {
            assertThat(probed(server, Trust.USUAL)).isEqualTo(refused(odd.certificate(), TrustFault.OUT_OF_DATE));
            assertThat(probed(server, new Trust.Pinned(odd.certificate()))).isInstanceOf(Found.class);
            assertThat(probed(server, new Trust.Pinned(OWN.certificate())))
                    .isEqualTo(refused(odd.certificate(), TrustFault.ANOTHER));
        }
    }

    @Test
    void another_certificate_that_comes_later_is_refused_also_where_an_authority_signed_it() {
        var trusted = new Trust.Pinned(OWN.certificate());
        URI address;
        try (var server = FaultyServer.playingOver(OWN.tls(), 0, MODEL)) {
            address = server.baseUrl();
            assertThat(probed(server, trusted)).isInstanceOf(Found.class);
        }
        try (var other = FaultyServer.playingOver(SIGNED.tls(), address.getPort(), MODEL)) {
            assertThat(probed(other, trusted)).isEqualTo(refused(SIGNED.certificate(), TrustFault.ANOTHER));
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void what_an_authority_signed_is_trusted_for_the_name_that_stands_in_it() {
        var authority = new Trust.Authorities(List.of(SIGNED.authority()));
        try (var server = FaultyServer.playingOver(SIGNED.tls(), 0, MODEL)) {
            assertThat(probed(server, Trust.USUAL)).isEqualTo(refused(SIGNED.certificate(), TrustFault.UNKNOWN_SIGNER));
            assertThat(probed(server, authority)).isInstanceOf(Found.class);
        }
        var elsewhere = MadeCertificate.signed("dns:another.example");
        try (var server = FaultyServer.playingOver(elsewhere.tls(), 0, MODEL)) {
            assertThat(probed(server, authority))
                    .isEqualTo(refused(elsewhere.certificate(), TrustFault.UNKNOWN_SIGNER));
            assertThat(probed(server, new Trust.Authorities(List.of(elsewhere.authority()))))
                    .isEqualTo(refused(elsewhere.certificate(), TrustFault.OTHER_NAME));
        }
    }

    @Test
    void runs_counts_and_the_check_use_what_is_trusted() throws Exception {
        var trusted =
                new Connection(Optional.empty(), List.of(), Optional.empty(), new Trust.Pinned(OWN.certificate()));
        try (var server = FaultyServer.playingOver(OWN.tls(), 0, MODEL)) {
            var calls = calls(server, trusted);
            assertThat(end(calls)).isInstanceOf(CallEnd.Finished.class);
            assertThat(calls.countTokens(TestCalls.ENDPOINT, "m", TestCalls.question()))
                    .hasValue(7);
            assertThat(tried(server, trusted).points()).hasSizeGreaterThan(4);

            assertThat(end(calls(server, Connection.PLAIN))).isInstanceOfSatisfying(CallEnd.Failed.class, failed -> {
                assertThat(failed.detail()).isEqualTo(new CauseDetail.Network(NetworkFault.NOT_TRUSTED));
            });
        }
    }

    @Test
    void an_open_connection_serves_nobody_who_trusts_something_else() {
        Script open = connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + LIST.length() + "\r\n\r\n" + LIST);
            connection.awaitDisconnect();
        };
        try (var server = FaultyServer.playingOver(OWN.tls(), 0, open)) {
            assertThat(probed(server, new Trust.Pinned(OWN.certificate()))).isInstanceOf(Found.class);
            assertThat(probed(server, Trust.USUAL)).isEqualTo(refused(OWN.certificate(), TrustFault.UNKNOWN_SIGNER));
        }
    }

    private static NotFound refused(ServerCertificate shown, TrustFault fault) {
        return new NotFound(new NoServer.NotTrusted(shown, fault));
    }

    private ProbeResult probed(FaultyServer server, Trust trust) {
        return new HttpModelServerProbe(http)
                .probe(server.baseUrl(), new Connection(Optional.empty(), List.of(), Optional.empty(), trust), LONG);
    }

    private OpenAiCalls calls(FaultyServer server, Connection connection) {
        return new OpenAiCalls(new OneServer(server(server, connection)), http);
    }

    private static ModelServer server(FaultyServer server, Connection connection) {
        return new ModelServer(TestCalls.ENDPOINT, server.baseUrl(), connection, List.of(model()));
    }

    private static OfferedModel model() {
        return new OfferedModel("m", OptionalInt.of(4096));
    }

    private ModelServerTrial.Outcome tried(FaultyServer server, Connection connection) {
        return new HttpModelServerTrial(http, new LearntForms()).run(server(server, connection), model(), LONG);
    }

    private static CallEnd end(OpenAiCalls calls) throws InterruptedException {
        return calls.make(TestCalls.call(), _ -> ReplyReader.Verdict.GO_ON, new CallHandle());
    }
}
