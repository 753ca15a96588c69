package ventral.scorer.evaluation;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.spec.RunSpec;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.candidate.ArrayLayerFeatures;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.testing.BenchmarkFixtures;
import ventral.scorer.testing.InMemoryScoreStore;
import ventral.scorer.testing.SmallRecording;

/** Scores one checkpoint on four benchmarks, of which two have the same stimuli. */
abstract class ScoringWorkerTestBase {

    static final Checkpoint CHECKPOINT = new Checkpoint(
            new CheckpointName(new RunName("r"), 64),
            new RunSpec(new StreamName("s"), Objective.parse("distance"), 64, 1, 0, 2, null),
            new WeightsArtifact("resnet18", 64, URI.create("file:///weights"), "00"));

    final StimulusSet shared = BenchmarkFixtures.stimuli("shared");
    final StimulusSet another = BenchmarkFixtures.stimuli("another");
    final Benchmark one = BenchmarkFixtures.benchmark("one", Metric.PLS, shared);
    final Benchmark other = BenchmarkFixtures.benchmark("other", Metric.RIDGE, shared);
    final Benchmark third = BenchmarkFixtures.benchmark("third", Metric.PLS, another);

    /** Has stimuli with a digest, so that equal weights are known to have equal scores on it. */
    final Benchmark known = BenchmarkFixtures.benchmark(
            "known", Metric.PLS, new StimulusSet("known", "digest", 8, shared.stimuli(), shared.pictures()));

    final InMemoryScoreStore scores = new InMemoryScoreStore();
    final List<List<StimulusSet>> looks = new ArrayList<>();
    final List<String> transientFailures = new ArrayList<>();

    final Candidate candidate = (sets, progress) -> {
        looks.add(sets);
        return List.of(ArrayLayerFeatures.of("late", SmallRecording.features(1)));
    };

    ScoringWorker worker(CandidateLoader candidates) {
        return new ScoringWorker(
                new BenchmarkRunner(List.of(one, other, third, known), LayerChoicePolicy.BEST),
                digests(one, other, third, known),
                candidates,
                scores,
                (model, benchmark, reason) -> transientFailures.add(reason),
                Duration.ofMillis(1));
    }

    /** Returns a worker that measures only after a latch is released, and says before that it has begun. */
    ScoringWorker workerThatWaits(CountDownLatch measuring, CountDownLatch released) {
        return worker(model -> (sets, progress) -> {
            measuring.countDown();
            awaitQuietly(released);
            return candidate.lookAt(sets, progress);
        });
    }

    static MeasurementDigests digests(Benchmark... benchmarks) {
        return new MeasurementDigests(List.of(benchmarks), LayerChoicePolicy.BEST, "scorer");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
