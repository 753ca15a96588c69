package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewaySecurityConfigTest {

    @Test
    void without_settings_there_is_neither_tls_nor_authentication() {
        GatewaySecurityConfig config = config(Map.of());
        assertThat(config.certificate()).isEmpty();
        assertThat(config.tokens()).isEmpty();
        assertThat(config.issuer()).isEmpty();
        assertThat(config.allowInsecure()).isFalse();
        assertThat(config.requestsPerSecond()).isEqualTo(1000);
        assertThat(config.reloadPeriod()).isEqualTo(Duration.ofMinutes(1));
        assertThat(SecurityWiring.tlsFiles(config)).isNull();
    }

    @Test
    void the_files_of_tls_are_named_by_their_keys() {
        GatewaySecurityConfig config = config(Map.of(
                "ventral.security.tls.certificate", "/tls/tls.crt",
                "ventral.security.tls.key", "/tls/tls.key",
                "ventral.security.tls.client-ca", "/tls/ca.crt"));
        assertThat(SecurityWiring.tlsFiles(config)).satisfies(files -> {
            assertThat(files.certificate()).isEqualTo(Path.of("/tls/tls.crt"));
            assertThat(files.key()).isEqualTo(Path.of("/tls/tls.key"));
            assertThat(files.clientAuthorities()).isEqualTo(Path.of("/tls/ca.crt"));
        });
    }

    @Test
    void the_files_of_tls_are_read_at_most_every_30_seconds() {
        GatewaySecurityConfig config = config(Map.of(
                "ventral.security.tls.certificate", "/tls/tls.crt",
                "ventral.security.tls.key", "/tls/tls.key",
                "ventral.security.tls.reload-period", "29s"));
        assertThatThrownBy(() -> SecurityWiring.tlsFiles(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ventral.security.tls.reload-period is PT29S: set it to 30s or more");
    }

    private static GatewaySecurityConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(settings)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(GatewaySecurityConfig.class)
                .build()
                .getConfigMapping(GatewaySecurityConfig.class);
    }
}
