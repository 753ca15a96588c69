package ventral.scorer.evaluation;

/** The ways in which a scoring task ends. */
public enum ScoringOutcome {
    /** A score is stored. */
    SCORED,
    /** The values of a score of equal weights are stored. */
    REUSED,
    /** The reason why there is no score is stored. */
    FAILED,
    /** A transient failure outlasted the retries. Nothing is stored; the task is to be tried again later. */
    DEFERRED,
    /** The worker was closed, or the task's ownership was lost. Nothing is stored. */
    SKIPPED
}
