package ventral.scorer.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.evaluation.ScoreStore;
import ventral.scorer.evaluation.ScoredModel;
import ventral.scorer.evaluation.ScoringWorker;
import ventral.scorer.score.AlignmentScore;

/**
 * Stores scores in another store; counts them and the failures from zero at the start of the scorer, and times each
 * measured score from the question whether it exists until it is stored. Used by one thread.
 */
public final class MeteredScoreStore implements ScoreStore, ScoringWorker.RetryListener {

    private final ScoreStore scores;
    private final MeterRegistry registry;
    private final Counter scored;
    private final Counter failed;
    private final Counter reused;
    private final Counter ownFailures;
    private final Counter transientFailures;
    private Timer.Sample started;

    public MeteredScoreStore(ScoreStore scores, MeterRegistry registry) {
        this.scores = scores;
        this.registry = registry;
        this.scored = scores("scored", registry);
        this.failed = scores("failed", registry);
        this.reused = Counter.builder("ventral.scorer.reused.scores")
                .description("Scores that were stored with the values of an equal score, and not measured")
                .register(registry);
        this.ownFailures = failures("subject", registry);
        this.transientFailures = failures("transient", registry);
        this.started = Timer.start(registry);
    }

    private static Counter scores(String outcome, MeterRegistry registry) {
        return Counter.builder("ventral.scorer.scores")
                .description(
                        "Scores that were stored, and models for which the reason why there is no score was stored")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Counter failures(String cause, MeterRegistry registry) {
        return Counter.builder("ventral.scorer.failures")
                .description(
                        "Attempts to score that failed, by their cause: the model or benchmark, or a store or machine")
                .tag("cause", cause)
                .register(registry);
    }

    @Override
    public boolean has(ScoredModel model, BenchmarkMetadata benchmark) {
        boolean exists = scores.has(model, benchmark);
        started = Timer.start(registry);
        return exists;
    }

    @Override
    public boolean putEqual(ScoredModel model, BenchmarkMetadata benchmark, String measurementDigest) {
        boolean isStored = scores.putEqual(model, benchmark, measurementDigest);
        if (isStored) {
            scored.increment();
            reused.increment();
        }
        return isStored;
    }

    @Override
    public void put(
            ScoredModel model,
            BenchmarkMetadata benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibrated,
            @Nullable String measurementDigest) {
        scores.put(model, benchmark, score, recalibrated, measurementDigest);
        scored.increment();
        started.stop(Timer.builder("ventral.scorer.score.duration")
                .description("Time that a score took, with its retries, by benchmark")
                .tag("benchmark", benchmark.name().id())
                .register(registry));
    }

    @Override
    public void putFailure(ScoredModel model, BenchmarkMetadata benchmark, String reason) {
        scores.putFailure(model, benchmark, reason);
        failed.increment();
        ownFailures.increment();
    }

    @Override
    public void onTransientFailure(ScoredModel model, BenchmarkMetadata benchmark, String reason) {
        transientFailures.increment();
    }
}
