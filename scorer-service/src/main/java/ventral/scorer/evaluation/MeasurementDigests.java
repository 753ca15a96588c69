package ventral.scorer.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ventral.contract.name.BenchmarkName;
import ventral.platform.digest.FieldDigest;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.candidate.WeightsArtifact;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.PcaCalibration;

/**
 * Computes digests of all that the values of a checkpoint's score depend on. Checkpoints with equal digests have equal
 * scores, so only one of them is measured.
 */
public final class MeasurementDigests {

    /** Number to raise when the scorer computes other values than before and its own version stays the same. */
    private static final int ALGORITHM = 2;

    /** Digests of the benchmarks, of the choice of their layers, and of the scorer. */
    private final Map<BenchmarkName, String> benchmarks = new HashMap<>();

    private final LayerSelector selector;

    /**
     * Computes the digests of benchmarks.
     *
     * @param benchmarks all that can be scored, including those that layers are chosen on
     * @param scorer version of the scorer, of its engine, and its device
     */
    public MeasurementDigests(List<Benchmark> benchmarks, LayerChoicePolicy policy, String scorer) {
        this.selector = new LayerSelector(benchmarks, policy);
        for (Benchmark benchmark : benchmarks) {
            Optional<String> content = benchmark.contentDigest();
            Optional<String> choice = selector.findChoice(benchmark).flatMap(found -> choiceDigest(found, benchmark));
            if (content.isPresent() && choice.isPresent()) {
                this.benchmarks.put(
                        benchmark.description().name(),
                        new FieldDigest()
                                .add(ALGORITHM)
                                .add(scorer)
                                .add(content.get())
                                .add(choice.get())
                                .hex());
            }
        }
    }

    /**
     * Returns the digest of a model's score on a benchmark, in lower-case hexadecimal. The whole artifact counts: the
     * last layer, which may depend on the objective, is scored with the others.
     *
     * @return empty for a model that is no checkpoint; if the digest of the stimuli or of the calibration images is not
     *     known; and if the benchmark that layers are chosen on is not ready
     */
    public Optional<String> of(ScoredModel model, Benchmark benchmark) {
        String digest = benchmarks.get(benchmark.description().name());
        return digest != null && model instanceof Checkpoint checkpoint
                ? Optional.of(digest(checkpoint, digest))
                : Optional.empty();
    }

    private static String digest(Checkpoint checkpoint, String benchmark) {
        FieldDigest digest = new FieldDigest().add(benchmark);
        add(checkpoint.network(), digest);
        WeightsArtifact recalibrated = checkpoint.recalibratedNetwork();
        if (recalibrated != null) {
            add(recalibrated, digest);
        }
        return digest.hex();
    }

    /** Adds weights and their preprocessing, which the size of the images determines. */
    private static void add(WeightsArtifact weights, FieldDigest digest) {
        digest.add(weights.network()).add(weights.imageSize()).add(weights.sha256());
    }

    private Optional<String> choiceDigest(LayerChoice choice, Benchmark benchmark) {
        if (choice instanceof LayerChoice.Given given) {
            return Optional.of(new FieldDigest().add("given").add(given.layer()).hex());
        }
        return selector.judge((LayerChoice.Best) choice, benchmark)
                .contentDigest()
                .flatMap(judge -> choiceDigest(choice, judge));
    }

    private static Optional<String> choiceDigest(LayerChoice choice, String judge) {
        FieldDigest digest = new FieldDigest().add("best").add(judge);
        PcaCalibration calibration = choice.calibration();
        if (calibration != null) {
            StimulusSet pictures = calibration.pictures();
            if (pictures.contentDigest().isEmpty()) {
                return Optional.empty();
            }
            digest.add(pictures.contentDigest())
                    .add(pictures.visualDegrees())
                    .add(calibration.componentCount())
                    .add(calibration.description());
        }
        return Optional.of(digest.hex());
    }
}
