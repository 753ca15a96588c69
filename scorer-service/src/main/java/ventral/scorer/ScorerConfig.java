package ventral.scorer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ventral.scorer.assembly.Region;

/** The scorer's configuration. */
@ConfigMapping(prefix = "ventral.scorer")
public interface ScorerConfig {

    String S3_REGION = "us-east-1";

    /** Folder of benchmark descriptors. */
    @WithDefault("benchmarks")
    Path benchmarks();

    /** BrainIO's cache of fetched files, by default BRAINIO_HOME or ~/.brainio. */
    Optional<Path> brainioHome();

    /** Folder of reference networks, TorchScript or weights with a manifest each, which become lines in the figures. */
    Optional<Path> references();

    /** Layers that stand for regions, such as {@code layers.it}; for other regions the best is taken. */
    Map<Region, String> layers();

    /** Folder of pictures whose principal components layers are judged by when one is chosen; by all features without. */
    Optional<Path> calibrationPictures();

    /** How many principal components, and of how many pictures. */
    @WithDefault("1000")
    int principalComponents();

    /** CPU threads that a network is computed with, by default one a core. */
    OptionalInt threads();

    /** Address of the store that artifacts in {@code s3:} are in; without it, Amazon's own. */
    @WithName("s3.endpoint")
    Optional<URI> s3Endpoint();

    /** Of that store. */
    @WithName("s3.region")
    @WithDefault(S3_REGION)
    String s3Region();

    /** What features may take while a network looks at pictures; others go to a temporary file. */
    @WithDefault("256M")
    MemorySize featureMemory();
}
