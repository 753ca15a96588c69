package ventral.scorer.benchmark;

/** How the best score that noise allows is estimated. */
public enum CeilingMethod {
    /** See {@link ventral.scorer.ceiling.SplitHalf}. */
    SPLIT_HALF
}
