package ventral.scorer.benchmark;

import java.util.Map;
import java.util.Optional;
import ventral.scorer.assembly.Region;

/**
 * How layers are to be chosen.
 *
 * @param given layers that users named for regions; for other regions the best is taken
 * @param calibration pictures whose principal components layers are reduced to before one is chosen
 */
public record LayerPolicy(Map<Region, String> given, Optional<Calibration> calibration) {

    /** The best layer is taken, judged by all its features. */
    public static final LayerPolicy BEST = new LayerPolicy(Map.of(), Optional.empty());

    public LayerPolicy {
        given = Map.copyOf(given);
    }
}
