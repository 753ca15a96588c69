package ventral.scorer.benchmark;

/** What has been measured. */
public interface Scores {

    /** Whether there is no need to measure this, be it here or by another scorer. */
    boolean has(Contender contender, BenchmarkDescription benchmark);

    /** Returns once the score is safe. */
    void put(Contender contender, BenchmarkDescription benchmark, AlignmentScore score);

    /** Says why there is no score; returns once that is safe. */
    void putFailure(Contender contender, BenchmarkDescription benchmark, String reason);
}
