package ventral.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.platform.digest.Sha256;

class TokenLineTest {

    private static final TokenLine TOKEN = TokenLine.of("ana", Role.OPERATOR, "secret");

    @Test
    void an_entry_is_parsed_from_its_own_text() {
        assertThat(TokenLine.parse(TOKEN.text())).isEqualTo(TOKEN);
        assertThat(TokenLine.parse("  ana\toperator  " + TOKEN.credential())).isEqualTo(TOKEN);
        assertThat(TokenLine.parse("bo viewer certificate").text()).isEqualTo("bo viewer certificate");
    }

    @Test
    void the_digest_is_that_of_the_token_in_either_case() {
        byte[] digest = Sha256.create().digest("secret".getBytes(StandardCharsets.UTF_8));
        assertThat(TOKEN.digest()).isEqualTo(digest);
        String upper =
                "sha256:" + TOKEN.credential().substring("sha256:".length()).toUpperCase(Locale.ROOT);
        assertThat(TokenLine.parse("ana operator " + upper).digest()).isEqualTo(digest);
    }

    @Test
    void a_digest_is_found_by_its_first_digits() {
        String digits = TOKEN.credential().substring("sha256:".length(), "sha256:".length() + 6);
        assertThat(TOKEN.hasDigest(digits)).isTrue();
        assertThat(TOKEN.hasDigest("sha256:" + digits.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(TOKEN.hasDigest(digits + "g")).isFalse();
        assertThat(TokenLine.parse("ana operator certificate").hasDigest("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# ana operator certificate", "  # comment"})
    void blank_lines_and_comments_are_no_entries(String line) {
        assertThat(TokenLine.isEntry(line)).isFalse();
    }

    @Test
    void a_certificate_has_no_digest() {
        TokenLine certificate = TokenLine.parse("ana operator certificate");
        assertThat(certificate.isToken()).isFalse();
        assertThatThrownBy(certificate::digest).isInstanceOf(IllegalStateException.class);
    }
}
