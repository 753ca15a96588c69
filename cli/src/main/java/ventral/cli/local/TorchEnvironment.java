package ventral.cli.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Environment variables of processes that compute with PyTorch. */
public final class TorchEnvironment {

    private static final long GIBIBYTE = 1L << 30;

    private TorchEnvironment() {}

    /**
     * Of a process that trains. DJL would report its use to its makers, OpenMP's idle threads would spin on cores that
     * others want, and PyTorch would warn at every start that it does without NNPACK, which it hardly ever uses. Every step
     * takes the same large pieces of memory, which are kept instead of being given back to the system and taken, page by
     * page, again.
     *
     * @param nativeCache where DJL unpacks PyTorch's native libraries
     */
    public static Map<String, String> ofTraining(Path nativeCache) {
        return Map.of(
                "DJL_CACHE_DIR",
                nativeCache.toString(),
                "OPT_OUT_TRACKING",
                "true",
                "OMP_WAIT_POLICY",
                "PASSIVE",
                "TORCH_CPP_LOG_LEVEL",
                "ERROR",
                "MALLOC_MMAP_THRESHOLD_",
                Long.toString(GIBIBYTE),
                "MALLOC_TRIM_THRESHOLD_",
                Long.toString(16 * GIBIBYTE),
                "MALLOC_TOP_PAD_",
                Long.toString(GIBIBYTE / 16),
                "MALLOC_ARENA_MAX",
                "1");
    }

    /** Of a process that scores; what differs is told in docs/adr/0012. */
    public static Map<String, String> ofScoring(Path nativeCache) {
        Map<String, String> environment = new HashMap<>(ofTraining(nativeCache));
        environment.put("ONEDNN_MAX_CPU_ISA", "AVX2");
        return environment;
    }
}
