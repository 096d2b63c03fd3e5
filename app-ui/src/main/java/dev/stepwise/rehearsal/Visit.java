package dev.stepwise.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.regex.Pattern;

/** What a browser asks of the server when a person opens pages, without the browser: the few requests of Vaadin's client that matter. */
final class Visit implements AutoCloseable {

    private static final Pattern UI = Pattern.compile("\"v-uiId\":(\\d+)");
    private static final Pattern REQUEST_TOKEN = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern PUSH_TOKEN = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");

    /** A server that is just starting answers late, but not never. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI address;

    Visit(URI address) {
        this.address = address;
    }

    void logIn(String name, String password) throws IOException, InterruptedException {
        get("/login");
        String form =
                "username=%s&password=%s".formatted(URLEncoder.encode(name, UTF_8), URLEncoder.encode(password, UTF_8));
        send(post("/login", form, "application/x-www-form-urlencoded"));
    }

    /** Loads a page and lets the server draw it; what changes later is pushed as long as the result is open. */
    WebSocket open(String route) throws IOException, InterruptedException {
        get("/" + route);
        String page = get("/?v-r=init&query=&location=" + URLEncoder.encode(route, UTF_8));
        String ui = first(UI, page);
        var push = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Origin", address.toString())
                .buildAsync(
                        URI.create(address.toString().replaceFirst("http", "ws") + "/VAADIN/push?v-r=push&v-uiId=" + ui
                                + "&v-pushId=" + first(PUSH_TOKEN, page) + "&X-Atmosphere-Transport=websocket"
                                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5&X-atmo-protocol=true"),
                        new WebSocket.Listener() {})
                .join();
        send(post("/?v-r=uidl&v-uiId=" + ui, navigation(first(REQUEST_TOKEN, page), route), "application/json"));
        return push;
    }

    private static String navigation(String token, String route) {
        return """
                {"csrfToken":"%s","syncId":0,"clientId":0,"rpc":[{"type":"event","node":1,"event":"ui-navigate",\
                "data":{"route":"%s","query":"","appShellTitle":"","historyState":{"idx":0},"trigger":""}}]}""".formatted(token, route);
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private HttpRequest post(String path, String body, String type) {
        return request(path)
                .header("Origin", address.toString())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static String first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("The server’s answer has no " + pattern + ".");
        }
        return match.group(1);
    }

    @Override
    public void close() {
        http.close();
    }
}
