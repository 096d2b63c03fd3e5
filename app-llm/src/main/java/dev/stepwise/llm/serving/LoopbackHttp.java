package dev.stepwise.llm.serving;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An HTTP server on this computer's loopback address only, a virtual thread a connection. */
public final class LoopbackHttp implements Closeable {

    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final RequestHandler handler;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Thread accepting;

    private LoopbackHttp(ServerSocket server, RequestHandler handler) {
        this.server = server;
        this.handler = handler;
        accepting = Thread.ofVirtual().name("loopback-accept").start(new Accepting(server, this::take));
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any that is free
     * @throws java.net.BindException if the port is taken
     */
    public static LoopbackHttp start(int port, RequestHandler handler) throws IOException {
        var server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
        } catch (IOException taken) {
            server.close();
            throw taken;
        }
        return new LoopbackHttp(server, handler);
    }

    /** What clients are told: {@code http://127.0.0.1:<port>/v1}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        accepting.join();
    }

    private void take(Socket socket) {
        clients.add(socket);
        Thread.ofVirtual().name("loopback-client").start(() -> serve(socket));
    }

    private void serve(Socket socket) {
        try (socket;
                var client = new ClientConnection(socket)) {
            // A client can still be accepted while the server is being closed, and would then outlive it.
            if (server.isClosed()) {
                return;
            }
            answerAll(client);
        } catch (IOException gone) {
            // A client may leave at any time, and there is nobody left to tell.
        } finally {
            clients.remove(socket);
        }
    }

    private void answerAll(ClientConnection client) throws IOException {
        try {
            for (var request = client.next(); request.isPresent(); request = client.next()) {
                if (!answer(request.get(), client) || request.get().endsConnection()) {
                    return;
                }
            }
        } catch (ProtocolException malformed) {
            ServerError.badRequest(String.valueOf(malformed.getMessage()), null).sendTo(client);
        }
    }

    private boolean answer(HttpRequest request, ClientConnection client) throws IOException {
        var objection = LocalRequests.objection(request);
        if (objection.isPresent()) {
            objection.get().sendTo(client);
            return true;
        }
        return handler.answer(request, client);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : clients) {
            socket.close();
        }
    }
}
