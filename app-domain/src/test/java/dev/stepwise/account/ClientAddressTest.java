package dev.stepwise.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:5501, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0",
        "2001:DB8:1:2::1, 2001:db8:1:2:0:0:0:0",
        "[2001:db8:1:2::1]:443, 2001:db8:1:2:0:0:0:0",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0",
        "unknown, unknown",
        "'', ''",
        "[, ["
    })
    void an_address_has_one_spelling_and_an_ipv6_address_is_its_network(String address, String network) {
        assertThat(ClientAddress.network(address)).isEqualTo(network);
    }
}
