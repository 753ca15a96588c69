package ventral.scorer.benchmark;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.metric.algebra.MatrixSlices;
import ventral.scorer.metric.similarity.Rdm;
import ventral.scorer.metric.statistics.MetricScore;

/**
 * Benchmark of a region of which only the representational dissimilarities are known.
 *
 * @param rows for each row of {@code dissimilarities}, the row of its stimulus in the set
 * @param ceiling null if none is known
 */
@SuppressWarnings("ArrayRecordComponent")
public record RdmBenchmark(
        BenchmarkMetadata description,
        StimulusSet stimuli,
        int[] rows,
        Rdm dissimilarities,
        @Nullable Ceiling ceiling) implements Benchmark {

    public RdmBenchmark {
        if (description.metric() != Metric.RSA) {
            throw new IllegalArgumentException(
                    "metric is %s; dissimilarities can only be compared by rsa".formatted(description.metric()));
        }
        if (rows.length != dissimilarities.dissimilarities().length) {
            throw new IllegalArgumentException("dissimilarities of %d stimuli, of which %d are in the set"
                    .formatted(dissimilarities.dissimilarities().length, rows.length));
        }
    }

    @Override
    public int neuroidCount() {
        return 0;
    }

    @Override
    public int stimulusCount() {
        return rows.length;
    }

    @Override
    public Optional<String> contentDigest() {
        return BenchmarkDigest.of(this, digest -> digest.add(dissimilarities.dissimilarities()));
    }

    @Override
    public LayerComparison measure(LayerFeatures layer) {
        return LayerComparison.of(MetricScore.unsplit(rdm(layer, rows).similarity(dissimilarities)));
    }

    static Rdm rdm(LayerFeatures layer, int[] rows) {
        return Rdm.of(layer.products().submatrix(rows), MatrixSlices.of(layer.sums(), rows), layer.featureCount());
    }
}
