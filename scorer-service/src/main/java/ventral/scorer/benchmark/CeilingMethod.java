package ventral.scorer.benchmark;

/** How the best score that noise allows is estimated. */
public enum CeilingMethod {
    /** From repetitions, see {@link ventral.scorer.ceiling.SplitHalf}. */
    SPLIT_HALF,
    /** From several subjects, see {@link ventral.scorer.metric.NoiseCeiling}. */
    SUBJECTS,
    /** Not from the responses: the descriptor gives a value from elsewhere, and its source. */
    STATED,
    /** Not at all: scores are not normalised. */
    NONE
}
