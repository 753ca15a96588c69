package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GatewayBindCheckTest {

    private static final Path SETTINGS = Path.of("src/main/resources/application.yaml");

    @Test
    void the_gateway_starts_as_it_is_configured_and_where_an_insecure_port_is_allowed() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of("quarkus.http.host", "0.0.0.0", "ventral.security.allow-insecure", "true")))
                .doesNotThrowAnyException();
    }

    @Test
    void the_gateway_does_not_start_where_others_can_reach_it() {
        assertThatThrownBy(() -> check(Map.of("quarkus.http.host", "0.0.0.0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("quarkus.http.host is 0.0.0.0, which others can reach")
                .cause()
                .isInstanceOfSatisfying(
                        PreventFurtherStepsException.class,
                        e -> assertThat(e.getExitCode()).isEqualTo(2));
    }

    @Test
    void the_web_port_is_checked_even_if_the_grpc_port_is_switched_off() {
        assertThatThrownBy(() -> check(Map.of("quarkus.http.host", "0.0.0.0", "quarkus.http.host-enabled", "false")))
                .hasMessageStartingWith("quarkus.http.host is 0.0.0.0, which others can reach");
    }

    @Test
    void the_gateway_does_not_start_with_a_further_grpc_server() {
        assertThatThrownBy(() -> check(Map.of("quarkus.grpc.server.use-separate-server", "true")))
                .hasMessageStartingWith("quarkus.grpc.server.use-separate-server is true")
                .hasMessageEndingWith("set it to false");
    }

    @Test
    void the_gateway_does_not_start_if_quarkus_would_not_use_the_certificate() {
        Map<String, String> settings = Map.of(
                "ventral.security.tls.certificate", "/tls/tls.crt",
                "ventral.security.tls.key", "/tls/tls.key");
        assertThatThrownBy(() -> check(settings))
                .hasMessageContaining("ventral.security.tls.certificate requires")
                .hasMessageContaining("could serve plain text");
        assertThatCode(() -> check(settings, new TlsConfigSourceInterceptor())).doesNotThrowAnyException();
    }

    private static void check(Map<String, String> settings, ConfigSourceInterceptor... interceptors)
            throws IOException {
        new GatewayBindCheck()
                .check(
                        new StartupEvent(),
                        new SmallRyeConfigBuilder()
                                .withInterceptors(interceptors)
                                .withSources(
                                        new YamlConfigSource(SETTINGS.toUri().toURL(), 100),
                                        new PropertiesConfigSource(settings, "the test", 200))
                                .build());
    }
}
