package ventral.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {

    @Test
    void without_settings_a_call_waits_ten_seconds() {
        assertThat(config(Map.of()).patience()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void every_key_can_be_set() {
        assertThat(config(Map.of("ventral.gateway.patience", "3s")).patience()).isEqualTo(Duration.ofSeconds(3));
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
