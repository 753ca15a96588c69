package ventral.launcher.service;

import java.util.HashMap;
import java.util.Map;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.UserCache;

/** Defines the environment variables of processes that compute with PyTorch. */
public final class TorchEnvironment {

    private static final long GIBIBYTE = 1L << 30;
    private static final String MMAP_THRESHOLD = "MALLOC_MMAP_THRESHOLD_";

    private TorchEnvironment() {}

    /**
     * Returns the variables of a process that trains. They turn off DJL's usage reports, the spinning of OpenMP's idle
     * threads on cores that others need, and PyTorch's warning at every start that NNPACK, which it hardly ever uses,
     * is missing. Every step allocates the same large blocks of memory. The malloc settings keep these blocks instead
     * of returning them to the system and faulting them in again page by page.
     *
     * @throws LaunchException if the folder into which DJL unpacks PyTorch's native libraries cannot be created
     */
    public static Map<String, String> ofTraining() throws LaunchException {
        return Map.of(
                "DJL_CACHE_DIR",
                UserCache.open().resolve("djl").toString(),
                "OPT_OUT_TRACKING",
                "true",
                "OMP_WAIT_POLICY",
                "PASSIVE",
                "TORCH_CPP_LOG_LEVEL",
                "ERROR",
                MMAP_THRESHOLD,
                Long.toString(GIBIBYTE),
                "MALLOC_TRIM_THRESHOLD_",
                Long.toString(16 * GIBIBYTE),
                "MALLOC_TOP_PAD_",
                Long.toString(GIBIBYTE / 16),
                "MALLOC_ARENA_MAX",
                "1");
    }

    /**
     * Returns the variables of a process that scores. ADR 0012 explains the limit of instructions. Blocks of 128 MiB
     * and more are returned to the system: unlike in training, the largest blocks are of many sizes, and would not fit
     * into what others left.
     *
     * @throws LaunchException as {@link #ofTraining}
     */
    public static Map<String, String> ofScoring() throws LaunchException {
        Map<String, String> environment = new HashMap<>(ofTraining());
        environment.put(MMAP_THRESHOLD, Long.toString(GIBIBYTE / 8));
        environment.put("ONEDNN_MAX_CPU_ISA", "AVX2");
        return environment;
    }
}
