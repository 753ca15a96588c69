package ventral.gateway.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A network measured against one benchmark.
 *
 * @param simulated whether the responses were simulated, not recorded
 * @param suite of benchmarks that the benchmark belongs to; empty if it stands alone
 * @param benchmarkVersion from 1
 * @param layer that stands for the benchmark's region
 * @param layerChoice empty if it was not recorded
 * @param layers every layer that was tried, in the network's order
 * @param error why the network could not be scored; no value means anything then
 */
public record Measurement(
        Region region,
        boolean simulated,
        String suite,
        String metric,
        int benchmarkVersion,
        String layer,
        Optional<LayerChoice> layerChoice,
        Values values,
        List<LayerScore> layers,
        Optional<Failure> error) {

    /**
     * @param raw correlation before the ceiling is divided out
     * @param standardError of {@code raw}, over cross-validation splits
     * @param ceiled empty if no ceiling is known
     * @param bootstrap raw values of bootstrap samples of neuroids and stimuli, the same samples for every network; none
     *     if the scorer drew none
     */
    public record Values(double raw, double standardError, Optional<Ceiled> ceiled, List<Double> bootstrap) {

        public Values {
            bootstrap = Doubles.copyOf(bootstrap);
        }

        /** Makes values without bootstrap samples. */
        public Values(double raw, double standardError, Optional<Ceiled> ceiled) {
            this(raw, standardError, ceiled, List.of());
        }
    }

    /**
     * @param ceilingLowerBound where the noise is known by its bounds; {@code ceiling} is the upper one then
     * @param ceilingSource where a ceiling comes from that was not measured on these responses; empty for a measured one
     * @param ratioSquared (raw / ceiling)^2
     * @param squaredOverCeiling raw^2 / ceiling
     */
    public record Ceiled(
            double ceiling,
            OptionalDouble ceilingLowerBound,
            String ceilingSource,
            double ratioSquared,
            double squaredOverCeiling) {

        /** Under a ceiling that was measured. */
        public Ceiled(
                double ceiling, OptionalDouble ceilingLowerBound, double ratioSquared, double squaredOverCeiling) {
            this(ceiling, ceilingLowerBound, "", ratioSquared, squaredOverCeiling);
        }
    }

    /**
     * @param raw as in {@link Values}
     * @param splits median over neuroids, split by split; none where the metric does not split
     * @param choice what the layer was judged by, where it was not by {@code raw}
     */
    public record LayerScore(
            String layer, double raw, double standardError, List<Double> splits, OptionalDouble choice) {

        public LayerScore {
            splits = List.copyOf(splits);
        }
    }

    public Measurement {
        Suites.check(suite);
        layers = List.copyOf(layers);
    }
}
