package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.Connection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Makes requests to a model server, none that it could read as more than one. */
final class ServerRequests {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private ServerRequests() {}

    /** @throws IllegalArgumentException if address or key cannot stand in a request; its message may hold them */
    static HttpUriRequestBase get(URI address, Connection connection) {
        return small("GET", address, connection);
    }

    /** @throws IllegalArgumentException as {@link #get} */
    static HttpUriRequestBase post(URI address, Connection connection, String json) {
        var request = small("POST", address, connection);
        add(request, "Content-Type", "application/json");
        write(request, json);
        return request;
    }

    /** @throws IllegalArgumentException if there can be no request to this address */
    static HttpUriRequestBase to(String method, URI address) {
        var scheme = address.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) || address.getHost() == null) {
            throw new IllegalArgumentException("There is no model server at " + address);
        }
        return new HttpUriRequestBase(method, address);
    }

    /** @throws IllegalArgumentException if the value cannot stand in a header */
    static void add(HttpUriRequestBase request, String name, String value) {
        if (!value.chars().allMatch(sign -> sign == '\t' || (sign >= ' ' && sign <= '~'))) {
            throw new IllegalArgumentException("No header can hold " + value);
        }
        request.addHeader(name, value);
    }

    static void write(HttpUriRequestBase request, String body) {
        // its type is a header like others
        request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), null));
    }

    private static HttpUriRequestBase small(String method, URI address, Connection connection) {
        var request = to(method, address);
        add(request, "Accept", "application/json");
        add(request, "User-Agent", "stepwise");
        connection.key().ifPresent(secret -> add(request, "Authorization", "Bearer " + secret.value()));
        connection.headers().forEach(header -> add(request, header.name(), header.value()));
        return request;
    }
}
