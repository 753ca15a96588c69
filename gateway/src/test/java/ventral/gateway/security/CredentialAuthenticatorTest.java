package ventral.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.platform.digest.Sha256;
import ventral.platform.security.Role;

class CredentialAuthenticatorTest {

    private static final TokenFilePrincipals TOKENS = TokenFilePrincipals.parse(
            "tokens",
            List.of(
                    "ana operator sha256:" + Sha256.hex("secret".getBytes(StandardCharsets.UTF_8)),
                    "robot viewer certificate"));
    private static final Principal SUBJECT = new Principal("subject", Role.ADMIN, Principal.Source.ISSUER);

    private final Authenticator listed = new CredentialAuthenticator(() -> TOKENS, null);
    private final Authenticator both =
            new CredentialAuthenticator(() -> TOKENS, token -> new Authentication.Accepted(SUBJECT));

    @ParameterizedTest
    @ValueSource(strings = {"Bearer secret", "bearer secret", "BEARER  secret "})
    void a_listed_token_is_accepted(String header) {
        assertThat(who(listed, header, null)).isEqualTo(new Principal("ana", Role.OPERATOR, Principal.Source.TOKEN));
        assertThat(who(both, header, null)).isEqualTo(new Principal("ana", Role.OPERATOR, Principal.Source.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "Basic c2VjcmV0", "Bearer", "Bearer wrong", "Bearer secret secret", ""})
    void anything_else_is_rejected_with_the_remedy(String header) {
        assertThat(listed.authenticate(new Credentials(header, null)))
                .isInstanceOfSatisfying(
                        Authentication.Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .contains("send the header 'authorization: Bearer TOKEN'"));
    }

    @Test
    void a_listed_certificate_is_accepted_without_a_token_and_does_not_mend_a_bad_token() {
        assertThat(who(listed, null, "robot"))
                .isEqualTo(new Principal("robot", Role.VIEWER, Principal.Source.CERTIFICATE));
        assertThat(who(listed, null, "other")).isNull();
        assertThat(who(listed, null, null)).isNull();
        assertThat(who(listed, "Bearer wrong", "robot")).isNull();
    }

    @Test
    void a_token_of_three_parts_goes_to_the_issuers_keys() {
        assertThat(who(both, "Bearer aaa.bbb.ccc", null)).isEqualTo(SUBJECT);
        assertThat(who(listed, "Bearer aaa.bbb.ccc", null)).isNull();
    }

    @Test
    void an_authenticator_needs_a_source_of_principals() {
        assertThatThrownBy(() -> new CredentialAuthenticator(null, null))
                .hasMessageContaining("ventral.security.tokens")
                .hasMessageContaining("set one of them");
    }

    @Test
    void credentials_do_not_show_the_token() {
        assertThat(new Credentials("Bearer secret", null))
                .hasToString("Credentials[authorization=present, certificateName=null]");
    }

    private static @Nullable Principal who(
            Authenticator authenticator, @Nullable String header, @Nullable String certificate) {
        return authenticator.authenticate(new Credentials(header, certificate))
                        instanceof Authentication.Accepted accepted
                ? accepted.principal()
                : null;
    }
}
