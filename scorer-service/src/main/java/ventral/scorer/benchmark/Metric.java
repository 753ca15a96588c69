package ventral.scorer.benchmark;

/** Metric that compares features with responses. */
public enum Metric {
    /** Partial least squares with 25 components, see {@link ventral.scorer.metric.regression.PlsRegression}. */
    PLS,
    /**
     * Partial least squares that predicts the layer's units from neuroids, see {@link
     * ventral.scorer.metric.regression.ReversePls}.
     */
    PLS_REVERSE,
    /** Ridge regression, see {@link ventral.scorer.metric.regression.Ridge}. */
    RIDGE,
    /** Ridge regression with a cross-validated penalty, see {@link ventral.scorer.metric.regression.RidgeCv}. */
    RIDGE_CV,
    /** Most correlated unit of each neuroid, see {@link ventral.scorer.metric.similarity.NeuronToNeuron}. */
    NEURON_TO_NEURON,
    /** Linear CKA, unbiased estimate, see {@link ventral.scorer.metric.similarity.Cka}. */
    CKA,
    /** Linear CKA, biased estimate. */
    CKA_BIASED,
    /** Representational similarity analysis, see {@link ventral.scorer.metric.similarity.Rdm}. */
    RSA;

    /** Returns whether the metric needs nothing of the features but their inner products. */
    public boolean needsOnlyInnerProducts() {
        return switch (this) {
            case PLS, RIDGE, RIDGE_CV, CKA, CKA_BIASED -> true;
            case PLS_REVERSE, NEURON_TO_NEURON, RSA -> false;
        };
    }
}
