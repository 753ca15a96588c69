package ventral.scorer.benchmark;

/** How features are compared with responses. */
public enum Metric {
    /** See {@link ventral.scorer.metric.CrossValidatedPls}. */
    PLS
}
