package dev.stepwise.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class KnownHostsTest {

    @ParameterizedTest
    @CsvSource({
        "stepwise.example, /login, 200",
        "STEPWISE.example, /login, 200",
        "second.example, /login, 200",
        "localhost, /login, 200",
        "127.0.0.1, /login, 200",
        "10.1.2.3, /actuator/health/liveness, 200",
        "evil.example, /login, 421",
        "stepwise.example.evil.example, /login, 421",
        "10.1.2.3, /login, 421"
    })
    void where_names_are_configured_no_other_is_answered(String host, String path, int status) throws Exception {
        assertThat(statusOf(List.of("Stepwise.example", "second.example:443"), host, path))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"evil.example, /login", "10.1.2.3, /"})
    void where_none_is_configured_any_is_answered(String host, String path) throws Exception {
        assertThat(statusOf(List.of(), host, path)).isEqualTo(200);
    }

    private static int statusOf(List<String> names, String host, String path) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServerName(host);
        var response = new MockHttpServletResponse();
        new KnownHosts(new RequestProperties(names, List.of())).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
