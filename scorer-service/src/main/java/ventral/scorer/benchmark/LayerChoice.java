package ventral.scorer.benchmark;

import java.util.Optional;
import ventral.contract.name.BenchmarkName;

/** How a layer comes to stand for a region. */
public sealed interface LayerChoice {

    /**
     * It is the best on a benchmark.
     *
     * @param on the benchmark, perhaps the very one that is scored
     * @param calibration what layers were reduced to before they were judged
     */
    record Best(BenchmarkName on, Optional<Calibration> calibration) implements LayerChoice {}

    /** A user named it. */
    record Given(String layer) implements LayerChoice {}
}
