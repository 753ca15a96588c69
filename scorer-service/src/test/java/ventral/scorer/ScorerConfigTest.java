package ventral.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.platform.files.DiskWatermark;
import ventral.scorer.djl.script.ScriptLimits;

class ScorerConfigTest {

    @Test
    void without_settings_the_defaults_hold() {
        ScorerConfig config = config(Map.of());
        assertThat(config.benchmarks()).isEqualTo(Path.of("benchmarks"));
        assertThat(config.brainioHome()).isEmpty();
        assertThat(config.threads()).isEmpty();
        assertThat(config.artifacts()).isEmpty();
        assertThat(config.s3Endpoint()).isEmpty();
        assertThat(config.s3Region()).isEqualTo("us-east-1");
        assertThat(config.featureMemory().asLongValue()).isEqualTo(256L << 20);
        assertThat(config.freeDiskWatermark().asLongValue()).isEqualTo(DiskWatermark.DEFAULT_BYTES);
        assertThat(config.allowTorchscript()).isFalse();
        assertThat(new ScriptLimits(config.torchscriptMemory().asLongValue(), config.torchscriptDeadline()))
                .isEqualTo(ScriptLimits.DEFAULT);
    }

    @Test
    void every_key_can_be_set() {
        ScorerConfig config = config(Map.ofEntries(
                Map.entry("ventral.scorer.benchmarks", "/benchmarks"),
                Map.entry("ventral.scorer.brainio-home", "/brainio"),
                Map.entry("ventral.scorer.artifacts", "/artifacts,s3://ventral/checkpoints"),
                Map.entry("ventral.scorer.s3.endpoint", "https://store.example"),
                Map.entry("ventral.scorer.s3.region", "eu-west-1"),
                Map.entry("ventral.scorer.threads", "3"),
                Map.entry("ventral.scorer.feature-memory", "1G"),
                Map.entry("ventral.scorer.free-disk-watermark", "3G"),
                Map.entry("ventral.scorer.allow-torchscript", "true"),
                Map.entry("ventral.scorer.torchscript-memory", "16G"),
                Map.entry("ventral.scorer.torchscript-deadline", "90s")));
        assertThat(config.benchmarks()).isEqualTo(Path.of("/benchmarks"));
        assertThat(config.brainioHome()).hasValue(Path.of("/brainio"));
        assertThat(config.artifacts()).hasValue(List.of("/artifacts", "s3://ventral/checkpoints"));
        assertThat(config.s3Endpoint()).hasValue(URI.create("https://store.example"));
        assertThat(config.s3Region()).isEqualTo("eu-west-1");
        assertThat(config.threads()).hasValue(3);
        assertThat(config.featureMemory().asLongValue()).isEqualTo(1L << 30);
        assertThat(config.freeDiskWatermark().asLongValue()).isEqualTo(3L << 30);
        assertThat(config.allowTorchscript()).isTrue();
        assertThat(config.torchscriptMemory().asLongValue()).isEqualTo(16L << 30);
        assertThat(config.torchscriptDeadline()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void an_unknown_key_is_an_error() {
        assertThatThrownBy(() -> config(Map.of("ventral.scorer.feature-memories", "1")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ventral.scorer.feature-memories");
    }

    private static ScorerConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(settings)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(ScorerConfig.class)
                .build()
                .getConfigMapping(ScorerConfig.class);
    }
}
