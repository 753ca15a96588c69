package ventral.scorer.benchmark;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import ventral.scorer.metric.Consistency;

/**
 * How like a region a candidate is. Both normalisations square the raw value, so they lose its sign, and neither is cut
 * off at 1.
 *
 * @param commitment the layer that was chosen, and those that were not
 * @param ceiling empty where none is known; there is no normalised value then
 * @param bootstrapValues replicates of the raw value, see {@link ventral.scorer.metric.Bootstrap}; none where the metric is
 *     not a cross-validated regression to responses
 */
@SuppressWarnings("ArrayRecordComponent")
public record AlignmentScore(LayerCommitment commitment, Optional<Ceiling> ceiling, double[] bootstrapValues) {

    /** Makes a score without replicates. */
    public AlignmentScore(LayerCommitment commitment, Optional<Ceiling> ceiling) {
        this(commitment, ceiling, new double[0]);
    }

    public String layer() {
        return commitment.layer();
    }

    /** Before the ceiling is divided out; its standard error is over splits. */
    public Consistency raw() {
        return commitment.committed().consistency();
    }

    /** (r/c)², Brain-Score's normalisation up to version 2.3.12. */
    public OptionalDouble ratioSquared() {
        return normalised((r, c) -> (r / c) * (r / c));
    }

    /** r²/c, Brain-Score's normalisation since version 2.3.13. */
    public OptionalDouble squaredOverCeiling() {
        return normalised((r, c) -> r * r / c);
    }

    private OptionalDouble normalised(DoubleBinaryOperator normalisation) {
        return ceiling.map(c -> OptionalDouble.of(normalisation.applyAsDouble(raw().value(), c.value())))
                .orElseGet(OptionalDouble::empty);
    }
}
