package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GatewayBindRuleTest {

    private static final Path SETTINGS = Path.of("src/main/resources/application.yaml");

    @Test
    void the_gateway_starts_as_it_is_configured_and_where_an_insecure_port_is_allowed() throws IOException {
        assertThat(refusal(Map.of())).isNull();
        assertThat(refusal(Map.of("quarkus.http.host", "0.0.0.0", "ventral.security.allow-insecure", "true")))
                .isNull();
    }

    @Test
    void the_gateway_does_not_start_where_others_can_reach_it() throws IOException {
        assertThat(refusal(Map.of("quarkus.http.host", "0.0.0.0")))
                .startsWith("quarkus.http.host is 0.0.0.0, which others can reach");
    }

    @Test
    void the_web_port_is_checked_even_if_the_grpc_port_is_switched_off() throws IOException {
        assertThat(refusal(Map.of("quarkus.http.host", "0.0.0.0", "quarkus.http.host-enabled", "false")))
                .startsWith("quarkus.http.host is 0.0.0.0, which others can reach");
    }

    @Test
    void the_gateway_does_not_start_with_a_further_grpc_server() throws IOException {
        assertThat(refusal(Map.of("quarkus.grpc.server.use-separate-server", "true")))
                .startsWith("quarkus.grpc.server.use-separate-server is true")
                .endsWith("set it to false");
    }

    @Test
    void the_gateway_does_not_start_if_quarkus_would_not_use_the_certificate() throws IOException {
        Map<String, String> settings = Map.of(
                "ventral.security.tls.certificate", "/tls/tls.crt",
                "ventral.security.tls.key", "/tls/tls.key");
        assertThat(refusal(settings))
                .contains("ventral.security.tls.certificate requires")
                .contains("could serve plain text");
        assertThat(refusal(settings, new TlsConfigSourceInterceptor())).isNull();
    }

    private static @Nullable String refusal(Map<String, String> settings, ConfigSourceInterceptor... interceptors)
            throws IOException {
        return new GatewayBindRule()
                .findRefusal(new SmallRyeConfigBuilder()
                        .withInterceptors(interceptors)
                        .withSources(
                                new YamlConfigSource(SETTINGS.toUri().toURL(), 100),
                                new PropertiesConfigSource(settings, "the test", 200))
                        .build());
    }
}
