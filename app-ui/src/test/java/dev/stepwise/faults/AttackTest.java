package dev.stepwise.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.faults.cluster.Cluster;
import dev.stepwise.faults.cluster.Crashes;
import dev.stepwise.faults.cluster.Node;
import dev.stepwise.faults.cluster.Pace;
import dev.stepwise.faults.cluster.Packaged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Somebody without an account sends as much as they can to a node with little memory. */
class AttackTest {

    private static final int VISITS = 1_350;
    private static final int AT_A_TIME = 16;
    private static final int SENDERS = 60;
    private static final int BYTES = 9 * 1024 * 1024;
    private static final int STEPS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(15);
    private static final String BEGIN_PAGE = "/?v-r=init&query=&location=login";
    private static final String SEND = "/?v-r=uidl&v-uiId=0";

    private final CookieManager cookies = new CookieManager();

    @Test
    void an_unknown_visitor_stops_nobody() throws Exception {
        try (var cluster = Cluster.start(Packaged.app(), Cluster.Wiring.direct(), Pace.FAST, "only");
                var stranger = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(cookies)
                        .build()) {
            var node = cluster.node("only");
            visitOften(stranger, node);
            attempt(stranger, request(node, BEGIN_PAGE).build());

            var body = manySmallObjects();
            send(stranger, node, BodyPublishers.ofByteArray(body));
            send(stranger, node, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
            long ended = System.nanoTime();

            await().atMost(BACK_WITHIN).ignoreExceptions().until(node::isHealthy);
            cluster.client().ask(cluster.account(), STEPS);
            var evidence = Scenes.assertNothingLost("attack", cluster, new Crashes(cluster));
            System.out.printf(
                    "faults: attack: %d visits and %d requests of 9 MB; answered %.1f s after them%n",
                    VISITS, 2 * SENDERS, (System.nanoTime() - ended) / 1e9);
            assertThat(evidence.answered()).isOne();
            assertThat(node.isAlive()).isTrue();
        }
    }

    /** What takes the most memory for its length once it is read. */
    private static byte[] manySmallObjects() {
        var object = "{\"a\":1},";
        return ("{\"csrfToken\":\"guessed\",\"rpc\":[" + object.repeat(BYTES / object.length()) + "{}]}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Without a cookie each visit is somebody else's. */
    private void visitOften(HttpClient stranger, Node node) {
        var places = new Semaphore(AT_A_TIME);
        try (var visits = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < VISITS; n++) {
                visits.submit(() -> {
                    places.acquireUninterruptibly();
                    try {
                        cookies.getCookieStore().removeAll();
                        attempt(stranger, request(node, BEGIN_PAGE).build());
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private static void send(HttpClient stranger, Node node, BodyPublisher body) {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < SENDERS; n++) {
                senders.submit(() -> attempt(
                        stranger,
                        request(node, SEND)
                                .header("Content-Type", "application/json")
                                .POST(body)
                                .build()));
            }
        }
    }

    private static HttpRequest.Builder request(Node node, String path) {
        var address = URI.create(node.address());
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Origin", "http://" + address.getAuthority());
    }

    /** Whether and how it is answered is the server's affair. */
    private static void attempt(HttpClient stranger, HttpRequest request) {
        try {
            stranger.send(request, BodyHandlers.discarding());
        } catch (IOException refused) {
            // The server may hang up in the middle of a body.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
