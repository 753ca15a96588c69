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
     * Stores the values of a score of another checkpoint with an equal measurement digest, if there is one, as the
     * score of a model; returns after it has been acknowledged. A failure is no such score.
     *
     * @return whether there was one, so that the model need not be measured
     */
    boolean putEqual(ScoredModel model, BenchmarkMetadata benchmark, String measurementDigest);

    /**
     * Stores a measured score; returns after it has been acknowledged.
     *
     * @param recalibrated score of the same weights with re-estimated batch-norm statistics; null if there are none
     * @param measurementDigest see {@link MeasurementDigests}; null if the score is not to be reused
     */
    void put(
            ScoredModel model,
            BenchmarkMetadata benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibrated,
            @Nullable String measurementDigest);

    /** Stores the reason why there is no score; returns after it has been acknowledged. */
    void putFailure(ScoredModel model, BenchmarkMetadata benchmark, String reason);
}
