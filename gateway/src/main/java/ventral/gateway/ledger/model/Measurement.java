package ventral.gateway.ledger.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of measuring a network on one benchmark.
 *
 * @param simulated true if the responses were simulated, not recorded
 * @param suite suite that the benchmark belongs to; empty if it stands alone
 * @param benchmarkVersion from 1
 * @param layer layer that stands for the benchmark's region
 * @param layerChoice null if it was not recorded
 * @param layers every layer that was tried, in the network's order
 * @param error why the network could not be scored; the values are then meaningless. Null if it was scored
 */
public record Measurement(
        Region region,
        boolean simulated,
        String suite,
        String metric,
        int benchmarkVersion,
        String layer,
        @Nullable LayerChoice layerChoice,
        ScoreValues values,
        List<LayerScore> layers,
        @Nullable Failure error) {

    /**
     * The raw score, its ceiled forms and its bootstrap samples.
     *
     * @param raw correlation before the ceiling is divided out
     * @param standardError standard error of {@code raw}, over cross-validation splits
     * @param ceiled null if no ceiling is known
     * @param bootstrap raw values of bootstrap samples of neuroids and stimuli, the same samples for every network;
     *     empty if the scorer drew none
     */
    public record ScoreValues(
            double raw, double standardError, @Nullable CeiledScore ceiled, List<Double> bootstrap) {

        public ScoreValues {
            bootstrap = ImmutableDoubleList.copyOf(bootstrap);
        }

        /** Creates values without bootstrap samples. */
        public ScoreValues(double raw, double standardError, @Nullable CeiledScore ceiled) {
            this(raw, standardError, ceiled, List.of());
        }
    }

    /**
     * A score with the ceiling divided out.
     *
     * @param ceilingLowerBound set if the noise is known by its bounds; {@code ceiling} is then the upper bound
     * @param ceilingSource source of a ceiling that was not measured on these responses; empty for a measured one
     * @param ratioSquared (raw / ceiling)^2
     * @param squaredOverCeiling raw^2 / ceiling
     */
    public record CeiledScore(
            double ceiling,
            @Nullable Double ceilingLowerBound,
            String ceilingSource,
            double ratioSquared,
            double squaredOverCeiling) {

        /** Creates a score with a measured ceiling. */
        public CeiledScore(
                double ceiling, @Nullable Double ceilingLowerBound, double ratioSquared, double squaredOverCeiling) {
            this(ceiling, ceilingLowerBound, "", ratioSquared, squaredOverCeiling);
        }
    }

    /**
     * The score of one layer.
     *
     * @param raw as in {@link ScoreValues}
     * @param splits median over neuroids, one per split; empty if the metric does not split
     * @param choice value that the layer was chosen by; null if that was {@code raw}
     */
    public record LayerScore(
            String layer,
            double raw,
            double standardError,
            List<Double> splits,
            @Nullable Double choice) {

        public LayerScore {
            splits = ImmutableDoubleList.copyOf(splits);
        }
    }

    public Measurement {
        SuiteId.check(suite);
        layers = List.copyOf(layers);
    }
}
