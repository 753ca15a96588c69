package ventral.render.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderConfigTest {

    @Test
    void without_settings_the_defaults_hold() {
        RenderConfig config = config(Map.of());
        assertThat(config.panoramas()).isEmpty();
        assertThat(config.photographs()).isEmpty();
        assertThat(config.collections()).isEmpty();
        assertThat(config.lead()).isEqualTo(64);
        assertThat(config.packs()).isEmpty();
        assertThat(config.cache()).isEmpty();
    }

    @Test
    void every_key_can_be_set() {
        RenderConfig config = config(Map.of(
                "ventral.render.panoramas", "/skies",
                "ventral.render.photographs", "/walls",
                "ventral.render.collections.city-skies.path", "/city",
                "ventral.render.lead", "8",
                "ventral.render.packs.my-toys.path", "/toys.zip",
                "ventral.render.packs.my-toys.labels", "/toys.csv",
                "ventral.render.cache", "/cache"));
        assertThat(config.panoramas()).hasValue(Path.of("/skies"));
        assertThat(config.photographs()).hasValue(Path.of("/walls"));
        assertThat(config.lead()).isEqualTo(8);
        assertThat(config.collections()).containsOnlyKeys("city-skies");
        assertThat(config.collections().values())
                .extracting(RenderConfig.CollectionConfig::path)
                .containsExactly(Path.of("/city"));
        assertThat(config.packs()).containsOnlyKeys("my-toys");
        assertThat(config.packs().values()).singleElement().satisfies(pack -> {
            assertThat(pack.path()).isEqualTo(Path.of("/toys.zip"));
            assertThat(pack.labels()).hasValue(Path.of("/toys.csv"));
        });
        assertThat(config.cache()).hasValue(Path.of("/cache"));
    }

    @Test
    void an_unknown_key_is_an_error() {
        assertThatThrownBy(() -> config(Map.of("ventral.render.panorama", "1")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ventral.render.panorama");
    }

    private static RenderConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(settings)
                .withMapping(RenderConfig.class)
                .build()
                .getConfigMapping(RenderConfig.class);
    }
}
