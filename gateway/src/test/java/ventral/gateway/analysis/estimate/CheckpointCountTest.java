package ventral.gateway.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

class CheckpointCountTest {

    private static final Objective DISTANCE = Objective.parse("distance");

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 64", "2, 100", "4, 640", "100, 1"})
    void the_count_of_a_sweep_is_the_sum_over_its_runs(int checkpointsPerDecade, long firstCheckpoint) {
        List<RunSpec> runs = runs(
                List.of(DISTANCE, Objective.UNTRAINED, Objective.CALIBRATED),
                List.of(64L, 640L, 6400L, 64_000_000L),
                List.of(0L, 1L),
                checkpointsPerDecade,
                firstCheckpoint);
        assertThat(SweepEstimate.checkpointCount(runs, 64))
                .isEqualTo(runs.stream()
                        .mapToLong(run -> run.checkpoints(64).size())
                        .sum());
    }

    @Test
    void controls_alone_have_one_checkpoint_each() {
        List<RunSpec> runs = runs(List.of(Objective.UNTRAINED, Objective.CALIBRATED), List.of(64L), List.of(0L), 4, 64);
        assertThat(SweepEstimate.checkpointCount(runs, 64)).isEqualTo(runs.size());
    }

    @Test
    void the_largest_sweep_is_counted_without_the_grid_of_each_run() {
        List<RunSpec> runs = runs(
                List.of(DISTANCE),
                List.of(StreamSpec.MAX_IMAGE_COUNT),
                LongStream.range(0, SweepSpec.MAX_RUN_COUNT).boxed().toList(),
                100,
                1);
        long each = runs.get(0).checkpoints(8).size();
        assertThat(SweepEstimate.checkpointCount(runs, 8)).isEqualTo(each * SweepSpec.MAX_RUN_COUNT);
    }

    private static List<RunSpec> runs(
            List<Objective> objectives, List<Long> imageCounts, List<Long> seeds, int perDecade, long first) {
        SweepSpec spec = new SweepSpec(
                new StreamName("s1"),
                objectives,
                imageCounts,
                seeds,
                List.of(0L, 1L),
                640,
                1,
                null,
                perDecade,
                first,
                Recipe.DEFAULT,
                0);
        return List.copyOf(spec.runs(new SweepName("w")).values());
    }
}
