package ventral.gateway.armeria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.gateway.testing.TestAuthority;

final class ReloadableTlsProviderTest {

    private static final String SERVER = "server";

    @TempDir
    Path folder;

    @Test
    void only_changed_certificates_are_a_change() {
        TestAuthority authority = authority();
        ReloadableTlsProvider provider = provider(authority, null);
        assertThat(provider.reload()).isFalse();
        var before = provider.keyPair("localhost");
        authority.issueServer(SERVER);
        assertThat(provider.reload()).isTrue();
        assertThat(provider.keyPair("localhost")).isNotEqualTo(before);
        assertThat(provider.reload()).isFalse();
    }

    @Test
    void the_key_of_another_certificate_leaves_the_former_pair() throws IOException {
        TestAuthority authority = authority();
        authority.issueClient("other");
        ReloadableTlsProvider provider = provider(authority, authority.certificate());
        var before = provider.keyPair("localhost");
        Files.copy(authority.key("other"), authority.key(SERVER), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(provider::reload).hasMessageContaining("the key is not that of the certificate");
        assertThat(provider.keyPair("localhost")).isSameAs(before);
        assertThat(provider.hasRefusedFiles()).isTrue();
        authority.issueServer(SERVER);
        provider.reload();
        assertThat(provider.hasRefusedFiles()).isFalse();
    }

    @Test
    void the_stores_hold_what_is_served() throws GeneralSecurityException {
        TestAuthority authority = authority();
        char[] password = "password".toCharArray();
        ReloadableTlsProvider provider = provider(authority, authority.certificate());
        var pair = provider.keyPair("localhost");
        KeyStore keys = provider.keyStore(password);
        String alias = keys.aliases().nextElement();
        assertThat(keys.getKey(alias, password)).isEqualTo(pair.privateKey());
        assertThat(keys.getCertificateChain(alias)).containsExactlyElementsOf(pair.certificateChain());
        KeyStore authorities = Objects.requireNonNull(provider.trustStore());
        assertThat(authorities.size()).isEqualTo(1);
        assertThat(provider(authority, null).trustStore()).isNull();
    }

    @Test
    void a_file_without_authorities_of_clients_is_an_error() throws IOException {
        TestAuthority authority = authority();
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> provider(authority, empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty.pem has no certificate of an authority");
        Path authorities = Files.copy(authority.certificate(), folder.resolve("authorities.pem"));
        ReloadableTlsProvider provider = provider(authority, authorities);
        Files.writeString(authorities, "");
        assertThatThrownBy(provider::reload).hasMessageContaining("authorities.pem");
        assertThat(provider.trustedCertificates("localhost")).hasSize(1);
    }

    private TestAuthority authority() {
        TestAuthority authority = new TestAuthority(folder);
        authority.issueServer(SERVER);
        return authority;
    }

    private static ReloadableTlsProvider provider(TestAuthority authority, @Nullable Path clientAuthorities) {
        return new ReloadableTlsProvider(
                new ServerTlsFiles(authority.certificate(SERVER), authority.key(SERVER), clientAuthorities));
    }
}
