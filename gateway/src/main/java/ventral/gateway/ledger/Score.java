package ventral.gateway.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ventral.contract.name.ScoreName;
import ventral.contract.spec.RunSpec;

/**
 * A checkpoint measured against one benchmark.
 *
 * @param layer committed to the benchmark's region
 * @param simulated whether the responses were simulated, not recorded
 * @param layers every layer that was tried, in the network's order
 * @param error why the checkpoint could not be scored; no value means anything then
 */
public record Score(
        ScoreName name,
        RunSpec runSpec,
        Region region,
        boolean simulated,
        String layer,
        Values values,
        List<LayerScore> layers,
        Optional<Failure> error,
        Instant createTime) {

    /**
     * @param raw correlation before the ceiling is divided out
     * @param standardError of {@code raw}, over cross-validation splits
     * @param ratioSquared (raw / ceiling)^2
     * @param squaredOverCeiling raw^2 / ceiling
     */
    public record Values(
            double raw, double standardError, double ceiling, double ratioSquared, double squaredOverCeiling) {}

    /** @param raw as in {@link Values} */
    public record LayerScore(String layer, double raw, double standardError) {}

    public Score {
        layers = List.copyOf(layers);
    }
}
