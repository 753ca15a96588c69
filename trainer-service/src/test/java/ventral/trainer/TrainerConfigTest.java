package ventral.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.platform.artifact.ArtifactLocation;
import ventral.platform.artifact.ObjectUri;
import ventral.platform.files.DiskWatermark;
import ventral.trainer.djl.PrecisionChoice;

class TrainerConfigTest {

    @Test
    void without_settings_the_defaults_hold() {
        TrainerConfig config = config(Map.of());
        assertThat(config.artifacts()).isEqualTo(new ArtifactLocation("artifacts"));
        assertThat(config.formerArtifacts()).isEmpty();
        assertThat(config.initialWeights()).isEmpty();
        assertThat(config.s3Endpoint()).isEmpty();
        assertThat(config.s3Region()).isEqualTo("us-east-1");
        assertThat(config.threads()).isEmpty();
        assertThat(config.precision()).isEqualTo(PrecisionChoice.AUTO);
        assertThat(config.device()).isEqualTo("auto");
        assertThat(config.cohortLimit()).isEqualTo(8);
        assertThat(config.saveInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.retryInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.freeDiskWatermark().asLongValue()).isEqualTo(DiskWatermark.DEFAULT_BYTES);
    }

    @Test
    void every_key_can_be_set() {
        TrainerConfig config = config(Map.of(
                "ventral.trainer.artifacts",
                "s3://weights/checkpoints",
                "ventral.trainer.s3.endpoint",
                "http://127.0.0.1:9000",
                "ventral.trainer.s3.region",
                "eu-west-1",
                "ventral.trainer.threads",
                "3",
                "ventral.trainer.precision",
                "fp32",
                "ventral.trainer.device",
                "gpu:1",
                "ventral.trainer.cohort-limit",
                "1",
                "ventral.trainer.save-interval",
                "30s",
                "ventral.trainer.retry-interval",
                "1s",
                "ventral.trainer.free-disk-watermark",
                "1G"));
        assertThat(config.artifacts().objects()).hasValue(new ObjectUri("weights", "checkpoints"));
        assertThat(config.s3Endpoint()).hasValue(URI.create("http://127.0.0.1:9000"));
        assertThat(config.s3Region()).isEqualTo("eu-west-1");
        assertThat(config.threads()).hasValue(3);
        assertThat(config.precision()).isEqualTo(PrecisionChoice.FP32);
        assertThat(config.device()).isEqualTo("gpu:1");
        assertThat(config.cohortLimit()).isEqualTo(1);
        assertThat(config.saveInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.retryInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.freeDiskWatermark().asLongValue()).isEqualTo(1L << 30);
    }

    @Test
    void former_artifacts_and_initial_weights_are_lists() {
        TrainerConfig config = config(Map.of(
                "ventral.trainer.former-artifacts", "/artifacts,s3://former",
                "ventral.trainer.initial-weights", "/weights,/more"));
        assertThat(config.formerArtifacts()).hasValue(List.of("/artifacts", "s3://former"));
        assertThat(config.initialWeights()).hasValue(List.of(Path.of("/weights"), Path.of("/more")));
    }

    @Test
    void artifacts_are_in_a_folder_or_in_a_bucket_and_nowhere_else() {
        ArtifactLocation folder =
                config(Map.of("ventral.trainer.artifacts", "/weights")).artifacts();
        assertThat(folder.folder()).isEqualTo(Path.of("/weights"));
        assertThat(folder.objects()).isEmpty();
        assertThatThrownBy(() -> config(Map.of("ventral.trainer.artifacts", "ftp://weights")))
                .hasMessageContaining("artifact location 'ftp://weights' is neither a folder nor s3://bucket/prefix");
        assertThatThrownBy(() -> config(Map.of("ventral.trainer.artifacts", "s3://Weights")))
                .hasMessageContaining("invalid bucket name 'Weights'");
    }

    @Test
    void an_environment_variable_sets_the_stores_address() {
        TrainerConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withSources(new EnvConfigSource(Map.of("VENTRAL_TRAINER_S3_ENDPOINT", "http://store:9000"), 300))
                .withMapping(TrainerConfig.class)
                .build()
                .getConfigMapping(TrainerConfig.class);
        assertThat(config.s3Endpoint()).hasValue(URI.create("http://store:9000"));
    }

    @Test
    void an_unknown_key_is_an_error() {
        assertThatThrownBy(() -> config(Map.of("ventral.trainer.thread", "1")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("ventral.trainer.thread");
    }

    private static TrainerConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withDefaultValues(settings)
                .withMapping(TrainerConfig.class)
                .build()
                .getConfigMapping(TrainerConfig.class);
    }
}
