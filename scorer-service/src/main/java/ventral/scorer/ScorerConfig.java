package ventral.scorer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ventral.scorer.assembly.Region;
import ventral.scorer.command.WeightsReaderFactory;
import ventral.scorer.djl.script.ScriptLimits;

/** The scorer's configuration. */
@ConfigMapping(prefix = "ventral.scorer")
public interface ScorerConfig {

    /** Folder of benchmark descriptors. */
    @WithDefault("benchmarks")
    Path benchmarks();

    /** BrainIO's cache of downloaded files (default: BRAINIO_HOME, or ~/.brainio). */
    Optional<Path> brainioHome();

    /** Folder of reference networks, each TorchScript or weights with a manifest. Figures show each as a line. */
    Optional<Path> references();

    /** Whether TorchScript files of that folder, which are programs, run; each in a process of its own, with limits. */
    @WithDefault("false")
    boolean allowTorchscript();

    /** Address space of a process that runs a TorchScript file, with Java and PyTorch; no limit on a GPU. */
    @WithDefault(ScriptLimits.DEFAULT_MEMORY)
    MemorySize torchscriptMemory();

    /** Time in which such a process must load its file, and process each batch of images. */
    @WithDefault(ScriptLimits.DEFAULT_DEADLINE)
    Duration torchscriptDeadline();

    /** Layers committed to regions, such as {@code layers.it}. Other regions get their best layer. */
    Map<Region, String> layers();

    /** Folder of images whose principal components are used to choose layers. Without it, all features are used. */
    Optional<Path> calibrationPictures();

    /** Number of principal components, and of the images they are computed from. */
    @WithDefault("1000")
    int principalComponents();

    /** CPU threads that compute a network (default: one per core). */
    OptionalInt threads();

    /**
     * Folders and {@code s3://bucket/prefix} of the trainers' artifacts, also of those from before a move. Checkpoints
     * whose weights are elsewhere get an error as their score.
     */
    Optional<List<String>> artifacts();

    /** Address of the object store that holds artifacts with {@code s3:} URIs (default: Amazon's own). */
    @WithName("s3.endpoint")
    Optional<URI> s3Endpoint();

    /** Region of that object store. */
    @WithName("s3.region")
    @WithDefault(WeightsReaderFactory.DEFAULT_REGION)
    String s3Region();

    /** Memory for features and their products. What exceeds it is spilled to temporary files. */
    @WithDefault("256M")
    MemorySize featureMemory();

    /** Free space of the temporary folder's disk below which the scorer warns. */
    @WithDefault("2G")
    MemorySize freeDiskWatermark();
}
