package ventral.scorer.benchmark;

import org.jspecify.annotations.Nullable;

/** What has been measured. */
public interface Scores {

    /** Whether there is no need to measure this, be it here or by another scorer. */
    boolean has(Contender contender, BenchmarkDescription benchmark);

    /**
     * Returns once the score is safe.
     *
     * @param recalibrated the score of the same weights with batch norm's statistics estimated anew; null where there are
     *     none
     */
    void put(
            Contender contender,
            BenchmarkDescription benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibrated);

    /** Says why there is no score; returns once that is safe. */
    void putFailure(Contender contender, BenchmarkDescription benchmark, String reason);
}
