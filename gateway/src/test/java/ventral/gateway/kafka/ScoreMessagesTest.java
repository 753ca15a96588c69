package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.contract.wire.Specs;
import ventral.events.v1.CheckpointScored;
import ventral.gateway.ledger.Change;
import ventral.gateway.testing.Samples;
import ventral.type.v1.Region;

class ScoreMessagesTest {

    @Test
    void a_score_of_before_benchmarks_had_versions_is_of_the_first() {
        assertThat(versionOf(message().build())).isEqualTo(1);
        assertThat(versionOf(message().setBenchmarkVersion(3).build())).isEqualTo(3);
    }

    private static int versionOf(CheckpointScored message) {
        return ((Change.CheckpointScored) ScoreMessages.score(message))
                .score()
                .measurement()
                .benchmarkVersion();
    }

    private static CheckpointScored.Builder message() {
        return CheckpointScored.newBuilder()
                .setScore("runs/r1/checkpoints/0/scores/b1")
                .setRunSpec(Specs.toWire(Samples.runSpec()))
                .setRegion(Region.REGION_V4)
                .setMetric("pls");
    }
}
