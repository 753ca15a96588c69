package ventral.scorer.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ventral.contract.name.ScoreName;
import ventral.scorer.assembly.StimulusSet;

/** Benchmarks that checkpoints are measured against. A candidate looks but once at pictures that several share. */
public final class BenchmarkSuite {

    private final List<Benchmark> benchmarks;
    private final Candidates candidates;
    private final Scores scores;

    public BenchmarkSuite(List<Benchmark> benchmarks, Candidates candidates, Scores scores) {
        this.benchmarks = List.copyOf(benchmarks);
        this.candidates = candidates;
        this.scores = scores;
    }

    /**
     * Puts each score that is not there yet as soon as it is measured, or the reason why it cannot be: whatever goes
     * wrong with a checkpoint is said of it, and does not keep the next from being measured.
     */
    public void score(Checkpoint checkpoint) {
        List<Benchmark> left = benchmarks.stream()
                .filter(benchmark -> !scores.has(
                        new ScoreName(checkpoint.name(), benchmark.description().name())))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        Candidate candidate;
        try {
            candidate = candidates.load(checkpoint);
        } catch (IOException | RuntimeException e) {
            fail(checkpoint, left, e);
            return;
        }
        try (candidate) {
            bySet(left).forEach((set, sharing) -> score(checkpoint, candidate, set, sharing));
        }
    }

    private void score(Checkpoint checkpoint, Candidate candidate, StimulusSet set, List<Benchmark> sharing) {
        List<LayerFeatures> layers;
        try {
            layers = candidate.look(set);
        } catch (IOException | RuntimeException e) {
            fail(checkpoint, sharing, e);
            return;
        }
        sharing.forEach(benchmark -> score(checkpoint, benchmark, layers));
    }

    private void score(Checkpoint checkpoint, Benchmark benchmark, List<LayerFeatures> layers) {
        AlignmentScore score;
        try {
            score = benchmark.score(layers);
        } catch (RuntimeException e) {
            fail(checkpoint, List.of(benchmark), e);
            return;
        }
        scores.put(checkpoint, benchmark.description(), score);
    }

    private void fail(Checkpoint checkpoint, List<Benchmark> unmeasured, Exception cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        unmeasured.forEach(benchmark -> scores.putFailure(checkpoint, benchmark.description(), reason));
    }

    private static Map<StimulusSet, List<Benchmark>> bySet(List<Benchmark> benchmarks) {
        Map<StimulusSet, List<Benchmark>> bySet = new LinkedHashMap<>();
        benchmarks.forEach(benchmark -> bySet.computeIfAbsent(benchmark.stimuli(), set -> new ArrayList<>())
                .add(benchmark));
        return bySet;
    }
}
