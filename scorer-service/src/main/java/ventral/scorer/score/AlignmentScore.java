package ventral.scorer.score;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.metric.statistics.MetricScore;

/**
 * Similarity of a candidate to a region. Both normalisations square the raw value, which loses its sign. Neither is
 * limited to 1.
 *
 * @param commitment the committed layer and all layers that were tried
 * @param ceiling null if none is known; there are no normalised values then
 * @param bootstrapValues replicates of the raw value, see {@link ventral.scorer.metric.statistics.Bootstrap}; empty unless the
 *     metric is a cross-validated regression to responses
 */
@SuppressWarnings("ArrayRecordComponent")
public record AlignmentScore(
        LayerCommitment commitment, @Nullable Ceiling ceiling, double[] bootstrapValues) {

    /** Creates a score without replicates. */
    public AlignmentScore(LayerCommitment commitment, @Nullable Ceiling ceiling) {
        this(commitment, ceiling, new double[0]);
    }

    public String layer() {
        return commitment.layer();
    }

    /** Returns the score before normalisation by the ceiling; its standard error is over splits. */
    public MetricScore raw() {
        return commitment.committed().raw();
    }

    /** Returns (r/c)², Brain-Score's normalisation up to version 2.3.12; empty if no ceiling is known. */
    public OptionalDouble ratioSquared() {
        return normalised((r, c) -> (r / c) * (r / c));
    }

    /** Returns r²/c, Brain-Score's normalisation since version 2.3.13; empty if no ceiling is known. */
    public OptionalDouble squaredOverCeiling() {
        return normalised((r, c) -> r * r / c);
    }

    private OptionalDouble normalised(DoubleBinaryOperator normalisation) {
        return ceiling == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(normalisation.applyAsDouble(raw().value(), ceiling.value()));
    }
}
