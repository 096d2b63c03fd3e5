package dev.stepwise.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "' 10.0.0.1 ', 10.0.0.1/32",
        "::1, ::1/128",
        "fd00::/8, fd00::/8",
        "0.0.0.0/0, 0.0.0.0/0"
    })
    void a_network_or_one_address_is_read(String text, String cidr) {
        assertThat(ProxyNetwork.valueOf(text).cidr()).isEqualTo(cidr);
    }

    /** A regular expression is what Tomcat would take it for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example",
                "10.0.0.0/33",
                "::1/129",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/a",
                "10\\..*",
                "/8"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> ProxyNetwork.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
