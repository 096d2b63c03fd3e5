package dev.stepwise.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "Example.org, example.org",
        "example.org:8484, example.org",
        "example.org., example.org",
        "my_app:8484, my_app",
        "[::1]:8484, [::1]",
        "::1, ::1",
        "127.0.0.1:1, 127.0.0.1"
    })
    void a_name_has_one_spelling(String authority, String name) {
        assertThat(HostName.canonical(authority)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example, a.example, true",
        "https://a.example, a.example, true",
        "https://a.example, a.example:443, true",
        "https://a.example:8443, a.example:8443, true",
        "http://a.example:80, a.example, true",
        "https://a.example, a.example:8443, false",
        "http://a.example, b.example, false",
        "http://a.example.evil.example, a.example, false",
        "null, a.example, false",
        "a.example, a.example, false"
    })
    void an_origin_is_the_place_of_a_host_with_the_port_that_a_browser_leaves_out(
            String origin, String host, boolean same) {
        assertThat(HostName.isOrigin(origin, host)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:1, true",
        "127.0.0.1, true",
        "[::1], true",
        "localhost.evil.example, false",
        "10.0.0.1, false"
    })
    void loopback_has_few_names(String authority, boolean is) {
        assertThat(HostName.isLoopback(authority)).isEqualTo(is);
        assertThat(HostName.isLoopbackOrigin("http://" + authority)).isEqualTo(is);
    }
}
