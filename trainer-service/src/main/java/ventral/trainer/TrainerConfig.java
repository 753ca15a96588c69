package ventral.trainer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ventral.platform.artifact.ArtifactLocation;
import ventral.trainer.djl.PrecisionChoice;

/** The trainer's configuration. */
@ConfigMapping(prefix = "ventral.trainer")
public interface TrainerConfig {

    /** Folder for checkpoint files, which every service reads under the same path, or {@code s3://bucket/prefix}. */
    @WithDefault("artifacts")
    @WithConverter(ArtifactLocationConverter.class)
    ArtifactLocation artifacts();

    /**
     * Further folders or {@code s3://bucket/prefix} that hold artifacts of this system, such as those from before a
     * move. Artifacts elsewhere are neither read nor deleted.
     */
    Optional<List<String>> formerArtifacts();

    /** Folders from which runs may take initial weights; none if not set. */
    Optional<List<Path>> initialWeights();

    /** Address of the object store of artifacts in {@code s3:}; Amazon's own if not set. */
    @WithName("s3.endpoint")
    Optional<URI> s3Endpoint();

    /** Region of the object store. */
    @WithName("s3.region")
    @WithDefault("us-east-1")
    String s3Region();

    /**
     * Device: {@code auto} for a GPU if there is one, {@code cpu}, {@code gpu}, or {@code gpu:1} for the second GPU.
     */
    @WithDefault("auto")
    String device();

    /** CPU threads of a step, by default one for each core. The same count gives the same bits. */
    OptionalInt threads();

    /** Precision of convolutions, by default the faster one on this device. */
    @WithDefault("auto")
    PrecisionChoice precision();

    /** Greatest number of runs of one sweep that are trained side by side. Each batch is read once for all of them. */
    @WithDefault("8")
    int cohortLimit();

    /**
     * Interval at which a running run is saved, so that it can be resumed after a crash. Checkpoints are saved in
     * addition.
     */
    @WithDefault("5m")
    Duration saveInterval();

    /** Time before a full or unavailable artifact store, or a device out of memory, is tried again. */
    @WithDefault("10s")
    Duration retryInterval();

    /** Free space of the artifacts' disk below which the trainer warns. */
    @WithDefault("2G")
    MemorySize freeDiskWatermark();
}
