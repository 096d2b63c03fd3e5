package dev.stepwise.llm.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRequestsTest {

    private static final String JSON = "Content-Type: application/json";

    private LoopbackHttp server;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackHttp.start(0, (_, client) -> {
            client.send(200, "{}");
            return true;
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:8000", "[::1]:8000", "[::1]"})
    void this_computers_own_names_are_answered(String host) throws IOException {
        assertThat(ask("GET", "Host: " + host)).startsWith("HTTP/1.1 200");
        assertThat(ask("POST", "Host: " + host, JSON, "Origin: http://" + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host: evil.example", "Host: localhost.evil.example:80", "Host: 10.0.0.1", "X-No-Host: at all"})
    void another_name_is_refused_for_a_page_elsewhere_may_have_led_it_here(String host) throws IOException {
        assertThat(ask("GET", host)).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example"})
    void a_page_from_elsewhere_is_refused(String origin) throws IOException {
        assertThat(ask("POST", "Host: localhost", JSON, "Origin: " + origin)).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "X-No-Type: at all"
            })
    void what_a_form_could_send_is_refused_in_the_protocols_shape(String type) throws IOException {
        var answer = ask("POST", "Host: localhost", type);
        assertThat(answer).startsWith("HTTP/1.1 415 Unsupported Media Type");
        assertThat(json(answer).at("/error/type").asText()).isEqualTo("UnsupportedMediaType");
        assertThat(json(answer).at("/error/code").asInt()).isEqualTo(415);
    }

    @Test
    void json_may_say_its_characters() throws IOException {
        assertThat(ask("POST", "Host: localhost", JSON + "; charset=utf-8")).startsWith("HTTP/1.1 200");
    }

    private String ask(String method, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.baseUrl().getPort())) {
            var request = method + " /v1/models HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(String answer) throws IOException {
        return new ObjectMapper().readTree(answer.split("\r\n\r\n", 2)[1]);
    }
}
