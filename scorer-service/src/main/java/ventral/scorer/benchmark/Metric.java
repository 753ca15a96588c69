package ventral.scorer.benchmark;

/** How features are compared with responses. */
public enum Metric {
    /** Partial least squares with 25 components, see {@link ventral.scorer.metric.PlsRegression}. */
    PLS,
    /** Predicts the layer's units from neuroids, see {@link ventral.scorer.metric.ReversePls}. */
    PLS_REVERSE,
    /** See {@link ventral.scorer.metric.Ridge}. */
    RIDGE,
    /** See {@link ventral.scorer.metric.RidgeCv}. */
    RIDGE_CV,
    /** See {@link ventral.scorer.metric.NeuronToNeuron}. */
    NEURON_TO_NEURON,
    /** Linear, unbiased, see {@link ventral.scorer.metric.Cka}. */
    CKA,
    /** Linear, biased. */
    CKA_BIASED,
    /** Representational similarity, see {@link ventral.scorer.metric.Rdm}. */
    RSA;

    /** Whether all that it needs to know of features is their products. */
    boolean needsProductsAlone() {
        return switch (this) {
            case PLS, RIDGE, RIDGE_CV, CKA, CKA_BIASED -> true;
            case PLS_REVERSE, NEURON_TO_NEURON, RSA -> false;
        };
    }
}
