package ventral.scorer.benchmark;

/** Where responses come from. */
public enum Origin {
    /** From an animal's brain. */
    RECORDED,
    /** From a model of one. Whoever shows such a score says so. */
    SIMULATED
}
