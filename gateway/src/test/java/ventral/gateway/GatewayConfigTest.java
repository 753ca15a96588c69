package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.gateway.analysis.alignment.Normalisation;

class GatewayConfigTest {

    @Test
    void without_settings_a_call_waits_ten_seconds_and_curves_have_the_normalisation_of_the_papers_day() {
        assertThat(config(Map.of()).patience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config(Map.of()).staleAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config(Map.of()).normalisation()).isEqualTo(Normalisation.RATIO_SQUARED);
        assertThat(config(Map.of()).webPort()).isEqualTo(8477);
        assertThat(config(Map.of()).artifacts()).isEmpty();
        assertThat(config(Map.of()).hosts()).isEmpty();
        assertThat(config(Map.of()).streamsPerClient()).isEqualTo(2000);
        assertThat(config(Map.of()).s3Endpoint()).isEmpty();
        assertThat(config(Map.of()).s3Region()).isEqualTo("us-east-1");
    }

    @Test
    void every_key_can_be_set() {
        GatewayConfig config = config(Map.of(
                "ventral.gateway.patience", "3s",
                "ventral.gateway.stale-after", "1m",
                "ventral.gateway.normalisation", "squared-over-ceiling",
                "ventral.gateway.artifacts", "/artifacts,s3://ventral/checkpoints",
                "ventral.gateway.s3.endpoint", "https://store.example",
                "ventral.gateway.s3.region", "eu-west-1",
                "ventral.gateway.hosts", "ventral.example,gateway",
                "ventral.gateway.streams-per-client", "5",
                "ventral.gateway.web.port", "80"));
        assertThat(config.artifacts()).hasValue(List.of("/artifacts", "s3://ventral/checkpoints"));
        assertThat(config.hosts()).hasValue(List.of("ventral.example", "gateway"));
        assertThat(config.streamsPerClient()).isEqualTo(5);
        assertThat(config.s3Endpoint()).hasValue(URI.create("https://store.example"));
        assertThat(config.s3Region()).isEqualTo("eu-west-1");
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.staleAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.normalisation()).isEqualTo(Normalisation.SQUARED_OVER_CEILING);
        assertThat(config.webPort()).isEqualTo(80);
    }

    @Test
    void an_unknown_key_is_an_error() {
        assertThatThrownBy(() -> config(Map.of("ventral.gateway.patients", "3s")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ventral.gateway.patients");
    }

    private static GatewayConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(settings)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(GatewayConfig.class)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }
}
