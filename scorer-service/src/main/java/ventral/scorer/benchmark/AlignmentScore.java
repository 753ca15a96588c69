package ventral.scorer.benchmark;

import ventral.scorer.metric.Consistency;

/**
 * How well a candidate predicts a region. Both normalisations square the correlation, so they lose its sign, and neither
 * is cut off at 1.
 *
 * @param commitment the layer that was chosen, and those that were not
 * @param ceiling correlation that noise allows for
 */
public record AlignmentScore(LayerCommitment commitment, double ceiling) {

    public String layer() {
        return commitment.best().layer();
    }

    /** Correlation of predicted with measured responses; its standard error is over splits. */
    public Consistency raw() {
        return commitment.best().consistency();
    }

    /** (r/c)², Brain-Score's normalisation up to version 2.3.12. */
    public double ratioSquared() {
        double ratio = raw().value() / ceiling;
        return ratio * ratio;
    }

    /** r²/c, Brain-Score's normalisation since version 2.3.13. */
    public double squaredOverCeiling() {
        return raw().value() * raw().value() / ceiling;
    }
}
