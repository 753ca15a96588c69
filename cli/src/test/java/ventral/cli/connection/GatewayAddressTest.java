package ventral.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8470, PLAINTEXT, 127.0.0.1:8470",
        "http://lab:80, PLAINTEXT, lab:80",
        "https://Lab.example:8470/, TLS, https://lab.example:8470",
        "https://[::1]:8470, TLS, https://[::1]:8470"
    })
    void the_scheme_chooses_tls(String text, TransportSecurity security, String written) {
        GatewayAddress address = GatewayAddress.parse(text);
        assertThat(address.security()).isEqualTo(security);
        assertThat(address).hasToString(written);
        assertThat(GatewayAddress.parse(written)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lab", "https://lab", "ftp://lab:1", "lab:x", "lab:1/path", "a@lab:1", "::1:8470"})
    void another_form_is_refused_with_the_forms_that_are_allowed(String text) {
        assertThatThrownBy(() -> GatewayAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "invalid gateway '%s': must be HOST:PORT, http://HOST:PORT, or https://HOST:PORT for TLS",
                        text);
    }

    @Test
    void a_port_out_of_range_is_refused() {
        assertThatThrownBy(() -> GatewayAddress.parse("lab:65536")).hasMessageContaining("must be 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:1", "LOCALHOST:1", "127.0.0.1:1", "127.1.2.3:1", "[::1]:1", "[0:0:0:0:0:0:0:1]:1"})
    void this_machine_is_recognised(String text) {
        assertThat(GatewayAddress.parse(text).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lab:1",
                "127.evil.example:1",
                "127.0.0.1.evil.example:1",
                "localhost.evil.example:1",
                "[::2]:1",
                "10.0.0.1:1"
            })
    void another_machine_is_not_taken_for_this_one(String text) {
        assertThat(GatewayAddress.parse(text).isLoopback()).isFalse();
    }
}
