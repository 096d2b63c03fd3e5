package dev.stepwise.bench.loop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A plain loop behind a page, as the usual tools have it: it runs in the request that asked, its steps are in that request's memory, and
 * it goes with it.
 */
final class SessionLoop {

    private SessionLoop() {}

    /** Argument: the base URL of the model server's API. Prints where it is. */
    static void main(String[] arguments) throws IOException, InterruptedException {
        var loop = new PlainLoop(arguments[0]);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ask", exchange -> answer(exchange, loop));
        server.start();
        System.out.println(
                "The loop is at http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, PlainLoop loop) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var session = exchange.getRequestURI().getQuery();
        try (exchange;
                var page = exchange.getResponseBody()) {
            var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            loop.ask(session, question, title -> {
                page.write((title + "\n").getBytes(StandardCharsets.UTF_8));
                page.flush();
            });
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
