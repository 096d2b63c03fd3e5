package dev.stepwise.bench.inside;

import com.sun.net.httpserver.HttpServer;
import dev.stepwise.Application;
import dev.stepwise.start.Startup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The app, with a crowd of people in it that ask and follow when they are told to. Its options are the app's. */
public final class CrowdedApp {

    private CrowdedApp() {}

    static void main(String[] arguments) throws IOException {
        var crowd = new Crowd(Startup.run(Application.class, arguments));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            var parts = exchange.getRequestURI().getPath().split("/");
            exchange.sendResponseHeaders(200, 0);
            try (exchange;
                    var body = exchange.getResponseBody()) {
                for (var line : crowd.ask(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))) {
                    body.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        System.out.println(
                "The crowd is at http://127.0.0.1:" + server.getAddress().getPort());
    }
}
