package ventral.scorer.benchmark;

import java.util.Optional;
import ventral.contract.name.BenchmarkName;
import ventral.scorer.assembly.Region;

/**
 * What is to be known of a benchmark before its recording is read.
 *
 * @param version scores of different versions are not to be compared
 * @param stratification column of the stimulus set whose values every split holds in proportion; empty for splits at
 *     random
 * @param suite benchmarks that belong together, whose regions are averaged to one score; empty for one that stands alone
 * @param layerChosenOn the benchmark that the layer is chosen on; empty for this very one
 * @param citation whom to cite
 * @param license of the recording
 */
public record BenchmarkDescription(
        BenchmarkName name,
        int version,
        Region region,
        Origin origin,
        Metric metric,
        CeilingMethod ceiling,
        Optional<String> stratification,
        Optional<String> suite,
        Optional<BenchmarkName> layerChosenOn,
        String citation,
        String license) {

    public BenchmarkDescription {
        if (version < 1) {
            throw new IllegalArgumentException("version %d; the first is 1".formatted(version));
        }
    }
}
