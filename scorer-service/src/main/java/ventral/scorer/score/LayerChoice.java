package ventral.scorer.score;

import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;

/** Rule by which a layer was committed to a region. */
public sealed interface LayerChoice {

    /**
     * Returns the images whose principal components layers were projected on before the comparison; null if all
     * features were compared.
     */
    @Nullable PcaCalibration calibration();

    /**
     * The layer with the best score on a benchmark is committed.
     *
     * @param on the benchmark, which may be the scored one
     */
    record Best(BenchmarkName on, @Nullable PcaCalibration calibration) implements LayerChoice {}

    /** A user named the layer. */
    record Given(String layer) implements LayerChoice {

        @Override
        public @Nullable PcaCalibration calibration() {
            return null;
        }
    }
}
