package ventral.scorer.score;

import java.util.Optional;
import ventral.contract.name.BenchmarkName;

/** Rule by which a layer was committed to a region. */
public sealed interface LayerChoice {

    /**
     * The layer with the best score on a benchmark is committed.
     *
     * @param on the benchmark, which may be the scored one
     * @param calibration images whose principal components layers were projected on before the comparison
     */
    record Best(BenchmarkName on, Optional<PcaCalibration> calibration) implements LayerChoice {}

    /** A user named the layer. */
    record Given(String layer) implements LayerChoice {}
}
