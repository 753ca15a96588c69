package ventral.scorer.benchmark;

import org.jspecify.annotations.Nullable;

/** Stores scores. */
public interface Scores {

    /**
     * Returns whether the score is up to date, so that this scorer need not compute it. Another scorer may have written
     * it.
     */
    boolean has(Contender contender, BenchmarkDescription benchmark);

    /**
     * Stores a score; returns after it has been acknowledged.
     *
     * @param recalibrated score of the same weights with re-estimated batch-norm statistics; null if there are none
     */
    void put(
            Contender contender,
            BenchmarkDescription benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibrated);

    /** Stores the reason why there is no score; returns after it has been acknowledged. */
    void putFailure(Contender contender, BenchmarkDescription benchmark, String reason);
}
