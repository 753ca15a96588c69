package ventral.cli.chaos;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.cli.chaos.fault.FaultKind;

/**
 * Options of a system under test.
 *
 * @param benchmarks folder of benchmark descriptors
 * @param kinds kinds of faults for which the system is prepared
 * @param brokers number of brokers; several run on hosts of their own
 * @param noMounts why this process cannot mount file systems; null if it can
 */
record SystemUnderTestOptions(
        Path benchmarks,
        Set<FaultKind> kinds,
        int brokers,
        @Nullable String noMounts) {

    SystemUnderTestOptions {
        kinds = Set.copyOf(kinds);
    }
}
