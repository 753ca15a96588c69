package ventral.scorer.evaluation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.scorer.assembly.Region;
import ventral.scorer.score.PcaCalibration;

/**
 * Policy by which layers are committed to regions.
 *
 * @param given layers that users named for regions; other regions get their best layer
 * @param calibration images whose principal components layers are projected on before one is chosen; null to compare
 *     all features
 */
public record LayerChoicePolicy(
        Map<Region, String> given, @Nullable PcaCalibration calibration) {

    /** Commits the best layer, compared by all its features. */
    public static final LayerChoicePolicy BEST = new LayerChoicePolicy(Map.of(), null);

    public LayerChoicePolicy {
        given = Map.copyOf(given);
    }
}
