package ventral.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.platform.digest.Sha256;
import ventral.platform.security.Role;

class TokenFilePrincipalsTest {

    private static final String DIGEST = digest("secret");

    @Test
    void a_token_is_found_by_its_digest() {
        TokenFilePrincipals file = TokenFilePrincipals.parse(
                "tokens", List.of("# the lab", "", "ana  operator\t" + DIGEST, "bo viewer " + digest("other")));
        assertThat(file.findByToken("secret")).isEqualTo(new Principal("ana", Role.OPERATOR, Principal.Source.TOKEN));
        assertThat(file.findByToken("other")).isEqualTo(new Principal("bo", Role.VIEWER, Principal.Source.TOKEN));
        assertThat(file.findByToken("Secret")).isNull();
        assertThat(file.findByToken("")).isNull();
    }

    @Test
    void a_digest_is_not_a_token() {
        TokenFilePrincipals file = TokenFilePrincipals.parse("tokens", List.of("ana operator " + DIGEST));
        assertThat(file.findByToken(DIGEST)).isNull();
        assertThat(file.findByToken(DIGEST.substring("sha256:".length()))).isNull();
    }

    @Test
    void a_name_may_have_two_tokens_and_a_certificate() {
        TokenFilePrincipals file = TokenFilePrincipals.parse(
                "tokens",
                List.of("ana operator " + DIGEST, "ana operator " + digest("next"), "ana operator certificate"));
        assertThat(file.findByToken("next")).isEqualTo(file.findByToken("secret"));
        assertThat(file.findByCertificate("ana"))
                .isEqualTo(new Principal("ana", Role.OPERATOR, Principal.Source.CERTIFICATE));
        assertThat(file.findByCertificate("bo")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ana operator|2 fields",
                "ana owner certificate|the second field is not a role: write viewer, operator or admin",
                "a/b viewer certificate|the first field is an invalid name",
                "ana viewer secret|third field is neither 'certificate' nor 'sha256:'",
                "ana viewer sha256:12|write the token's digest",
            })
    void an_invalid_line_is_an_error_with_its_number_and_the_remedy(String line, String message) {
        assertThatThrownBy(() -> TokenFilePrincipals.parse("/etc/tokens", List.of("# one", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("/etc/tokens, line 2: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana viewer hunter2",
                "ana hunter2 certificate",
                "hunter2 viewer ana",
                "hunter2 ana viewer",
                "/hunter2 viewer certificate",
                "hunter2"
            })
    void a_message_does_not_quote_a_token_wherever_it_stands(String line) {
        assertThatThrownBy(() -> TokenFilePrincipals.parse("tokens", List.of(line)))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_token_or_a_certificate_belongs_to_one_line() {
        assertThatThrownBy(() ->
                        TokenFilePrincipals.parse("tokens", List.of("ana viewer " + DIGEST, "bo admin " + DIGEST)))
                .hasMessageContaining("line 2: the token of 'bo' is listed twice");
        assertThatThrownBy(() ->
                        TokenFilePrincipals.parse("tokens", List.of("ana viewer certificate", "ana admin certificate")))
                .hasMessageContaining("line 2: the certificate of 'ana' is listed twice");
    }

    @Test
    void a_file_may_list_nobody() {
        assertThat(TokenFilePrincipals.parse("tokens", List.of("# nobody")).isEmpty())
                .isTrue();
        assertThat(TokenFilePrincipals.parse("tokens", List.of("ana viewer certificate"))
                        .isEmpty())
                .isFalse();
    }

    private static String digest(String token) {
        return "sha256:" + Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
