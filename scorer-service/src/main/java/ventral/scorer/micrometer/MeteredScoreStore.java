package ventral.scorer.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.evaluation.ScoreStore;
import ventral.scorer.evaluation.ScoredModel;
import ventral.scorer.score.AlignmentScore;

/** Stores scores in another store and counts them, from zero at the start of the scorer. */
public final class MeteredScoreStore implements ScoreStore {

    private final ScoreStore scores;
    private final Counter scored;
    private final Counter failed;

    public MeteredScoreStore(ScoreStore scores, MeterRegistry registry) {
        this.scores = scores;
        this.scored = counter("scored", registry);
        this.failed = counter("failed", registry);
    }

    private static Counter counter(String outcome, MeterRegistry registry) {
        return Counter.builder("ventral.scorer.scores")
                .description(
                        "Scores that were stored, and models for which the reason why there is no score was stored")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public boolean has(ScoredModel model, BenchmarkMetadata benchmark) {
        return scores.has(model, benchmark);
    }

    @Override
    public void put(
            ScoredModel model,
            BenchmarkMetadata benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibrated) {
        scores.put(model, benchmark, score, recalibrated);
        scored.increment();
    }

    @Override
    public void putFailure(ScoredModel model, BenchmarkMetadata benchmark, String reason) {
        scores.putFailure(model, benchmark, reason);
        failed.increment();
    }
}
