package ventral.scorer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.events.v1.CheckpointScored;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.Metric;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.metric.statistics.MetricScore;
import ventral.scorer.score.AlignmentScore;
import ventral.scorer.score.LayerChoice;
import ventral.scorer.score.LayerCommitment;
import ventral.scorer.score.LayerScore;
import ventral.scorer.testing.BenchmarkFixtures;

class ScoreEventEncoderTest {

    private final BenchmarkMetadata benchmark = BenchmarkFixtures.of("one", Metric.PLS);

    @Test
    void uncertainty_and_dimensionality_are_in_the_message() {
        CheckpointScored message = message(12.5, new Ceiling(.8, null, .02), .1, .2);
        assertThat(message.getBootstrapValuesList()).containsExactly(.1, .2);
        assertThat(message.getCeilingStandardError()).isEqualTo(.02);
        assertThat(message.getLayers(0).getEffectiveDimensionality()).isEqualTo(12.5);
    }

    @Test
    void what_is_not_known_is_not_set() {
        CheckpointScored message = message(Double.NaN, new Ceiling(.8, null));
        assertThat(message.getBootstrapValuesList()).isEmpty();
        assertThat(message.hasCeilingStandardError()).isFalse();
        assertThat(message.getLayers(0).hasEffectiveDimensionality()).isFalse();
    }

    private CheckpointScored message(double dimensionality, Ceiling ceiling, double... bootstrapValues) {
        LayerCommitment commitment = new LayerCommitment(
                List.of(new LayerScore("a", MetricScore.unsplit(.5), null, dimensionality)),
                new LayerChoice.Best(benchmark.name(), null));
        AlignmentScore score = new AlignmentScore(commitment, ceiling, bootstrapValues);
        return ScoreEventEncoder.scored(benchmark, score, Instant.EPOCH).build();
    }
}
