package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsConfigSourceFactoryTest {

    @Test
    void without_a_certificate_the_http_port_stays_as_it_is() {
        SmallRyeConfig config = config(Map.of("quarkus.http.port", "8470"));
        assertThat(config.getPropertyNames()).doesNotContain("quarkus.http.insecure-requests", "quarkus.http.ssl-port");
    }

    @Test
    void with_a_certificate_the_http_port_serves_tls_alone() {
        SmallRyeConfig config = config(Map.of(
                "quarkus.http.port", "8470",
                "ventral.security.tls.certificate", "/tls/tls.crt",
                "ventral.security.tls.key", "/tls/tls.key",
                "ventral.security.tls.client-ca", "/tls/ca.crt",
                "ventral.security.tls.reload-period", "2m"));
        assertThat(config.getRawValue("quarkus.http.insecure-requests")).isEqualTo("disabled");
        assertThat(config.getRawValue("quarkus.http.ssl-port")).isEqualTo("8470");
        assertThat(config.getRawValue("quarkus.http.tls-configuration-name")).isEqualTo("gateway");
        assertThat(config.getRawValue("quarkus.tls.gateway.key-store.pem.0.cert"))
                .isEqualTo("/tls/tls.crt");
        assertThat(config.getRawValue("quarkus.tls.gateway.key-store.pem.0.key"))
                .isEqualTo("/tls/tls.key");
        assertThat(config.getRawValue("quarkus.tls.gateway.trust-store.pem.certs"))
                .isEqualTo("/tls/ca.crt");
        assertThat(config.getRawValue("quarkus.tls.gateway.reload-period")).isEqualTo("2m");
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(settings)
                .withSources(new TlsConfigSourceFactory())
                .build();
    }
}
