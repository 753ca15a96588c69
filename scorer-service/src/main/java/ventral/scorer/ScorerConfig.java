package ventral.scorer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The scorer's configuration. */
@ConfigMapping(prefix = "ventral.scorer")
public interface ScorerConfig {

    /** Folder of benchmark descriptors. */
    @WithDefault("benchmarks")
    Path benchmarks();

    /** CPU threads that a network is computed with, by default one a core. */
    OptionalInt threads();

    /** What features may take; with less of it a network looks at the same pictures more often. */
    @WithDefault("256M")
    MemorySize featureMemory();
}
