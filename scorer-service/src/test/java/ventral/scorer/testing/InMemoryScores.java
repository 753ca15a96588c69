package ventral.scorer.testing;

import java.util.Map;
import java.util.TreeMap;
import ventral.contract.name.ScoreName;
import ventral.scorer.benchmark.AlignmentScore;
import ventral.scorer.benchmark.BenchmarkDescription;
import ventral.scorer.benchmark.Checkpoint;
import ventral.scorer.benchmark.Scores;

/** Scores and failures by name; a score that is put twice is refused. */
public final class InMemoryScores implements Scores {

    private final Map<String, AlignmentScore> scores = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();

    @Override
    public boolean has(ScoreName name) {
        return scores.containsKey(name.toString()) || failures.containsKey(name.toString());
    }

    @Override
    public void put(Checkpoint checkpoint, BenchmarkDescription benchmark, AlignmentScore score) {
        String name = new ScoreName(checkpoint.name(), benchmark.name()).toString();
        if (scores.put(name, score) != null) {
            throw new IllegalStateException(name + " is put twice");
        }
    }

    @Override
    public void putFailure(Checkpoint checkpoint, BenchmarkDescription benchmark, String reason) {
        failures.put(new ScoreName(checkpoint.name(), benchmark.name()).toString(), reason);
    }

    public Map<String, AlignmentScore> scores() {
        return scores;
    }

    public Map<String, String> failures() {
        return failures;
    }
}
