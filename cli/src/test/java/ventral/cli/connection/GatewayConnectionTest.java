package ventral.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayConnectionTest {

    private static final BearerToken TOKEN = new BearerToken("secret");

    @Test
    void a_token_is_not_sent_unencrypted_to_another_machine() {
        assertThatThrownBy(() -> new GatewayConnection(GatewayAddress.parse("lab:8470"), ClientTlsFiles.NONE, TOKEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the token is not sent to lab:8470: without TLS anyone on the way could read it; "
                        + "write https://lab:8470, or leave the token out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://lab:8470", "127.0.0.1:8470", "http://localhost:8470"})
    void a_token_is_sent_with_tls_and_to_this_machine(String address) {
        assertThat(new GatewayConnection(GatewayAddress.parse(address), ClientTlsFiles.NONE, TOKEN).token())
                .isEqualTo(TOKEN);
    }

    @Test
    void files_for_tls_without_tls_are_refused() {
        ClientTlsFiles files = new ClientTlsFiles(Path.of("ca.pem"), null, null);
        assertThatThrownBy(() -> new GatewayConnection(GatewayAddress.parse("lab:8470"), files, null))
                .hasMessageContaining("write https://lab:8470");
    }

    @Test
    void a_certificate_without_its_key_is_refused() {
        assertThatThrownBy(() -> new ClientTlsFiles(null, Path.of("me.pem"), null))
                .hasMessage("--tls-certificate me.pem without --tls-key: a client's certificate and its key belong "
                        + "together, name both");
        assertThatThrownBy(() -> new ClientTlsFiles(null, null, Path.of("me.key")))
                .hasMessageStartingWith("--tls-key me.key without --tls-certificate");
    }

    @Test
    void no_text_shows_the_token() {
        assertThat(new GatewayConnection(GatewayAddress.parse("https://lab:1"), ClientTlsFiles.NONE, TOKEN).toString())
                .doesNotContain("secret")
                .contains("BearerToken[6 characters]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "é", "a=b"})
    void a_token_that_no_header_can_carry_is_refused_without_showing_it(String value) {
        assertThatThrownBy(() -> new BearerToken(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("invalid token of %d characters".formatted(value.length()));
    }
}
