package ventral.scorer.testing;

import java.util.Map;
import java.util.Objects;
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

    /** Names of the measured scores, by measurement digest. */
    private final Map<String, String> measured = new TreeMap<>();

    private final Map<String, String> reused = new TreeMap<>();

    @Override
    public boolean has(ScoredModel model, BenchmarkMetadata benchmark) {
        String name = name(model, benchmark);
        return scores.containsKey(name) || failures.containsKey(name);
    }

    @Override
    public boolean putEqual(ScoredModel model, BenchmarkMetadata benchmark, String measurementDigest) {
        String equal = measured.get(measurementDigest);
        if (equal == null) {
            return false;
        }
        put(model, benchmark, Objects.requireNonNull(scores.get(equal)), recalibrated.get(equal), null);
        reused.put(name(model, benchmark), equal);
        return true;
    }

    @Override
    public void put(
            ScoredModel model,
            BenchmarkMetadata benchmark,
            AlignmentScore score,
            @Nullable AlignmentScore recalibratedScore,
            @Nullable String measurementDigest) {
        String name = name(model, benchmark);
        if (measurementDigest != null) {
            measured.put(measurementDigest, name);
        }
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

    /** Returns the names of scores that were not measured, and of those whose values they have. */
    public Map<String, String> reused() {
        return reused;
    }

    public Map<String, String> failures() {
        return failures;
    }

    private static String name(ScoredModel model, BenchmarkMetadata benchmark) {
        return model.scoreName(benchmark.name()).toString();
    }
}
