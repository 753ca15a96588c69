package ventral.trainer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import ventral.trainer.djl.Precision;

/** The trainer's configuration. */
@ConfigMapping(prefix = "ventral.trainer")
public interface TrainerConfig {

    /** Folder for checkpoints' files, which every service reads under the same path, or {@code s3://bucket/prefix}. */
    @WithDefault("artifacts")
    @WithConverter(ArtifactPlaceConverter.class)
    ArtifactPlace artifacts();

    /** Address of the store that artifacts in {@code s3:} are in; without it, Amazon's own. */
    @WithName("s3.endpoint")
    Optional<URI> s3Endpoint();

    /** Of that store. */
    @WithName("s3.region")
    @WithDefault("us-east-1")
    String s3Region();

    /** {@code auto} for a GPU if there is one, {@code cpu}, {@code gpu}, or {@code gpu:1} for the second one. */
    @WithDefault("auto")
    String device();

    /** CPU threads that a step is spread over, by default one a core; the same count gives the same bits. */
    OptionalInt threads();

    /** What convolutions are computed in. */
    @WithDefault("bf16")
    Precision precision();

    /** Runs of one sweep that are trained side by side at most, each batch being read once for all of them. */
    @WithDefault("8")
    int cohortLimit();

    /** How often a running run is saved, so that it can be taken up again after a crash; checkpoints come on top. */
    @WithDefault("5m")
    Duration saveInterval();

    /** After which a full or absent artifact store, or a device without memory, is tried again. */
    @WithDefault("10s")
    Duration retryInterval();
}
