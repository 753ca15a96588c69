package ventral.benchmarks.score;

import org.jspecify.annotations.Nullable;

/** Formats the table of memory by rung. */
final class MemoryTable {

    static final String HEADER =
            row("stimuli", "features", "layers", "features, MB", "Ventral, MB", "time, s", "peer, MB");

    private MemoryTable() {}

    /**
     * Formats a row.
     *
     * @param ventralBytes peak memory of the process that stored and scored the features
     * @param peerBytes peak memory of scikit-learn's process; null if it was not measured, and is computed instead
     */
    static String row(MemoryRung rung, long ventralBytes, double seconds, int neuroidCount, @Nullable Long peerBytes) {
        return row(
                "%d".formatted(rung.stimulusCount()),
                "%d".formatted(rung.featureCount()),
                "%d".formatted(rung.layerCount()),
                megabytes(rung.featureBytes()),
                megabytes(ventralBytes),
                "%.1f".formatted(seconds),
                peerBytes == null ? megabytes(rung.peerBytes(neuroidCount)) + " computed" : megabytes(peerBytes));
    }

    private static String row(String... columns) {
        return "%8s %9s %7s %13s %12s %8s %18s".formatted((Object[]) columns);
    }

    private static String megabytes(long bytes) {
        return "%,d".formatted(Math.round(bytes / 1e6));
    }
}
