package ventral.trainer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.OptionalInt;
import ventral.trainer.djl.Precision;

/** The trainer's configuration. */
@ConfigMapping(prefix = "ventral.trainer")
public interface TrainerConfig {

    /** Folder for checkpoints' files; every scorer reads it under the same path. */
    @WithDefault("artifacts")
    Path artifacts();

    /** CPU threads that a step is spread over, by default one a core; the same count gives the same bits. */
    OptionalInt threads();

    /** What convolutions are computed in. */
    @WithDefault("bf16")
    Precision precision();
}
