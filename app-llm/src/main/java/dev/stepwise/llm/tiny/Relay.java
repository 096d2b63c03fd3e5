package dev.stepwise.llm.tiny;

import dev.stepwise.llm.serving.Accepting;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An address that stays, for an engine that comes and goes: whoever connects has the engine started, and is passed on byte by byte. When
 * the engine dies in the middle of a reply its connections end as those of any model server do, and the next one finds a new engine.
 */
final class Relay implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BACKLOG = 256;
    private static final int BUFFER = 8 * 1024;

    private final ServerSocket server;
    private final OnDemandEngine engine;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private Relay(ServerSocket server, OnDemandEngine engine) {
        this.server = server;
        this.engine = engine;
        Thread.ofVirtual().name("tiny-accept").start(new Accepting(server, this::take));
    }

    /** Listens on a free port of the loopback address. */
    static Relay to(OnDemandEngine engine) throws IOException {
        var server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
        } catch (IOException noPort) {
            server.close();
            throw noPort;
        }
        return new Relay(server, engine);
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    private void take(Socket client) {
        Thread.ofVirtual().name("tiny-relay").start(() -> connect(client));
    }

    private void connect(Socket client) {
        sockets.add(client);
        try (client;
                var there = new Socket()) {
            sockets.add(there);
            var address = engine.baseUrl();
            there.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            there.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            var back = Thread.ofVirtual().name("tiny-relay-back").start(() -> pass(there, client));
            pass(client, there);
            back.join();
        } catch (IOException failed) {
            LOG.atWarn().addKeyValue("why", failed.getMessage()).log("The tiny model's engine cannot be reached");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    /** Until one side ends; then both do, so that a client who goes away ends the reply that is made for it. */
    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                engine.used();
                out.write(buffer, 0, read);
            }
        } catch (IOException gone) {
            // Either side may go at any time, and the other is told by the end of its connection.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
