package ventral.scorer.evaluation;

import java.util.Map;
import java.util.Optional;
import ventral.scorer.assembly.Region;
import ventral.scorer.score.PcaCalibration;

/**
 * Policy by which layers are committed to regions.
 *
 * @param given layers that users named for regions; other regions get their best layer
 * @param calibration images whose principal components layers are projected on before one is chosen
 */
public record LayerChoicePolicy(Map<Region, String> given, Optional<PcaCalibration> calibration) {

    /** Commits the best layer, compared by all its features. */
    public static final LayerChoicePolicy BEST = new LayerChoicePolicy(Map.of(), Optional.empty());

    public LayerChoicePolicy {
        given = Map.copyOf(given);
    }
}
