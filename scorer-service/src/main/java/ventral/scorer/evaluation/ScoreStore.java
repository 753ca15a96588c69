package ventral.scorer.evaluation;

import org.jspecify.annotations.Nullable;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.score.AlignmentScore;

/** Stores scores. */
public interface ScoreStore {

    /**
     * Returns whether the score is up to date, so that this scorer need not compute it. Another scorer may have written
     * it.
     */
    boolean has(ScoredModel model, BenchmarkMetadata benchmark);

    /**
     * Stores a score; returns after it has been acknowledged.
     *
     * @param recalibrated score of the same weights with re-estimated batch-norm statistics; null if there are none
     */
    void put(
            ScoredModel model,
            BenchmarkMetadata benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibrated);

    /** Stores the reason why there is no score; returns after it has been acknowledged. */
    void putFailure(ScoredModel model, BenchmarkMetadata benchmark, String reason);
}
