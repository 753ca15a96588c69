package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.contract.wire.SpecMapper;
import ventral.events.v1.CheckpointScored;
import ventral.events.v1.RecalibratedScore;
import ventral.gateway.ledger.model.RecalibratedValues;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.testing.LedgerSamples;
import ventral.type.v1.Region;

class ScoreEventMapperTest {

    @Test
    void a_score_of_before_benchmarks_had_versions_is_of_the_first() {
        assertThat(versionOf(message().build())).isEqualTo(1);
        assertThat(versionOf(message().setBenchmarkVersion(3).build())).isEqualTo(3);
    }

    @Test
    void bootstrap_samples_and_the_recalibrated_score_are_read_where_there_are_some() {
        Score score = score(message()
                .addBootstrapValues(.3)
                .addBootstrapValues(.4)
                .setRecalibrated(RecalibratedScore.newBuilder()
                        .setLayer("relu")
                        .setRawValue(.5)
                        .setStandardError(.01)
                        .setRatioSquaredValue(.39)
                        .setSquaredOverCeilingValue(.31))
                .build());
        assertThat(score.measurement().values().bootstrap()).containsExactly(.3, .4);
        assertThat(score.recalibrated()).isEqualTo(new RecalibratedValues("relu", .5, .01, .39, .31));
        assertThat(score(message().build()).measurement().values().bootstrap()).isEmpty();
        assertThat(score(message().build()).recalibrated()).isNull();
    }

    private static Score score(CheckpointScored message) {
        return ScoreEventMapper.score(message).score();
    }

    private static int versionOf(CheckpointScored message) {
        return score(message).measurement().benchmarkVersion();
    }

    private static CheckpointScored.Builder message() {
        return CheckpointScored.newBuilder()
                .setScore("runs/r1/checkpoints/0/scores/b1")
                .setRunSpec(SpecMapper.toWire(LedgerSamples.runSpec()))
                .setRegion(Region.REGION_V4)
                .setMetric("pls");
    }
}
