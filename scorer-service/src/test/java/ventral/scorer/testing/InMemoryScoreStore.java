package ventral.scorer.testing;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.evaluation.ScoreStore;
import ventral.scorer.evaluation.ScoredModel;
import ventral.scorer.score.AlignmentScore;

/** Stores scores and failures by name. Rejects a second score of the same name. */
public final class InMemoryScoreStore implements ScoreStore {

    private final Map<String, AlignmentScore> scores = new TreeMap<>();
    private final Map<String, AlignmentScore> recalibrated = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();

    @Override
    public boolean has(ScoredModel model, BenchmarkMetadata benchmark) {
        String name = name(model, benchmark);
        return scores.containsKey(name) || failures.containsKey(name);
    }

    @Override
    public void put(
            ScoredModel model,
            BenchmarkMetadata benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibratedScore) {
        String name = name(model, benchmark);
        if (recalibratedScore != null) {
            recalibrated.put(name, recalibratedScore);
        }
        if (scores.put(name, score) != null) {
            throw new IllegalStateException(name + " is put twice");
        }
    }

    @Override
    public void putFailure(ScoredModel model, BenchmarkMetadata benchmark, String reason) {
        failures.put(name(model, benchmark), reason);
    }

    public Map<String, AlignmentScore> scores() {
        return scores;
    }

    /** Returns the scores with recalibrated statistics. */
    public Map<String, AlignmentScore> recalibrated() {
        return recalibrated;
    }

    public Map<String, String> failures() {
        return failures;
    }

    private static String name(ScoredModel model, BenchmarkMetadata benchmark) {
        return model.scoreName(benchmark.name()).toString();
    }
}
