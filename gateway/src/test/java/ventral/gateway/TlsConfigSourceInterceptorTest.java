package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsConfigSourceInterceptorTest {

    private static final String FILE = """
            ventral.security.tls.certificate=/tls/tls.crt
            ventral.security.tls.key=/tls/tls.key
            """;

    @TempDir
    Path folder;

    @Test
    void without_a_certificate_the_http_port_stays_as_it_is() {
        SmallRyeConfig config =
                config(Map.of("quarkus.http.port", "8470", "quarkus.http.insecure-requests", "enabled"));
        assertThat(config.getRawValue("quarkus.http.insecure-requests")).isEqualTo("enabled");
        assertThat(config.getRawValue("quarkus.http.ssl-port")).isNull();
        assertThat(config.getRawValue("quarkus.http.tls-configuration-name")).isNull();
    }

    @Test
    void with_a_certificate_the_http_port_serves_tls_alone() {
        assertTls(config(Map.of(
                "quarkus.http.port", "8470",
                "ventral.security.tls.certificate", "/tls/tls.crt",
                "ventral.security.tls.key", "/tls/tls.key")));
    }

    @Test
    void keys_in_a_file_that_the_configuration_names_count_as_well() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.properties"), FILE);
        assertTls(config(Map.of(
                "quarkus.http.port",
                "8470",
                "smallrye.config.locations",
                file.toUri().toString())));
    }

    @Test
    void no_other_source_turns_plain_text_on() {
        SmallRyeConfig config = config(Map.of(
                "quarkus.http.port", "8470",
                "quarkus.http.insecure-requests", "enabled",
                "quarkus.http.tls-configuration-name", "other",
                "ventral.security.tls.certificate", "/tls/tls.crt",
                "ventral.security.tls.key", "/tls/tls.key"));
        assertThat(config.getRawValue("quarkus.http.insecure-requests")).isEqualTo("disabled");
        assertThat(config.getRawValue("quarkus.http.tls-configuration-name")).isEqualTo("gateway");
    }

    private static void assertTls(SmallRyeConfig config) {
        Map<String, String> expected = Map.of(
                "quarkus.http.insecure-requests", "disabled",
                "quarkus.http.ssl-port", "8470",
                "quarkus.http.tls-configuration-name", "gateway");
        assertThat(config.getPropertyNames()).containsAll(expected.keySet());
        expected.forEach(
                (key, value) -> assertThat(config.getRawValue(key)).as(key).isEqualTo(value));
    }

    /** Finds the interceptor as Quarkus does, and reads settings of the highest ordinal. */
    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredInterceptors()
                .withSources(new PropertiesConfigSource(settings, "the test", 500))
                .withSources(new PropertiesLocationConfigSourceFactory())
                .build();
    }
}
