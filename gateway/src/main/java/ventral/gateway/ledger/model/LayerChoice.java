package ventral.gateway.ledger.model;

import org.jspecify.annotations.Nullable;
import ventral.contract.name.BenchmarkName;

/**
 * Records how a layer was chosen for a region.
 *
 * @param benchmark benchmark on which the layers were compared; null if a user named the layer
 * @param principalComponentCount principal components that layers were reduced to for the comparison; 0 for none
 * @param principalComponentPictures images that those components were computed from
 */
public record LayerChoice(
        Method method,
        @Nullable BenchmarkName benchmark,
        int principalComponentCount,
        String principalComponentPictures) {

    /** Method of the choice. */
    public enum Method {
        /** The layer predicts the region best on the benchmark itself. */
        BEST,
        /** The layer predicts the region best on another benchmark. */
        BEST_ELSEWHERE,
        /** A user named the layer. */
        GIVEN
    }
}
