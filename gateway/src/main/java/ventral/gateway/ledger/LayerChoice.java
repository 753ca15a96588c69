package ventral.gateway.ledger;

import java.util.Optional;
import ventral.contract.name.BenchmarkName;

/**
 * How a layer came to stand for a region.
 *
 * @param benchmark where it was judged; empty if a user named it
 * @param principalComponentCount that layers were reduced to when they were judged; 0 for none
 * @param principalComponentPictures that those components are of
 */
public record LayerChoice(
        Method method,
        Optional<BenchmarkName> benchmark,
        int principalComponentCount,
        String principalComponentPictures) {

    /** How it was chosen. */
    public enum Method {
        /** It predicts the region best on the very benchmark. */
        BEST,
        /** It predicts the region best on another benchmark. */
        BEST_ELSEWHERE,
        /** A user named it. */
        GIVEN
    }
}
