package ventral.trainer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import ventral.trainer.djl.Precision;

/** The trainer's configuration. */
@ConfigMapping(prefix = "ventral.trainer")
public interface TrainerConfig {

    /** Folder for checkpoints' files; every trainer and scorer reads it under the same path. */
    @WithDefault("artifacts")
    Path artifacts();

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
