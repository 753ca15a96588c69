package ventral.scorer.ceiling;

/** Method that estimates the best score the noise allows. */
public enum CeilingMethod {
    /** Estimated from repetitions, see {@link ventral.scorer.ceiling.SplitHalfReliability}. */
    SPLIT_HALF,
    /** Estimated from several subjects, see {@link ventral.scorer.ceiling.NoiseCeiling}. */
    SUBJECTS,
    /** Not estimated from the responses: the descriptor states a value and its source. */
    STATED,
    /** No ceiling: scores are not normalised. */
    NONE
}
