package ventral.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.wire.SpecMapper;

/** Tests sweeps with controls and with equal updates. */
class SweepSpecTest {

    private static final StreamName STREAM = new StreamName("s");
    private static final Objective DISTANCE = Objective.of(LatentGroup.DISTANCE);
    private static final int BATCH = 64;

    @Test
    void a_control_that_learns_nothing_has_one_run_for_each_of_its_seeds_whatever_the_sizes() {
        SweepSpec sweep = sweep(
                List.of(DISTANCE, Objective.UNTRAINED, Objective.CALIBRATED, DISTANCE.shuffled()),
                List.of(640L, 6400L),
                null);
        Map<RunName, RunSpec> runs = sweep.runs(new SweepName("w"));
        assertThat(sweep.runCount()).isEqualTo(runs.size());
        assertThat(runs.keySet())
                .extracting(RunName::id)
                .containsExactly(
                        "w-untrained-s7",
                        "w-untrained-s8",
                        "w-calibrated-s7",
                        "w-calibrated-s8",
                        "w-distance-n640-s0",
                        "w-shuffled-distance-n640-s0",
                        "w-distance-n6400-s0",
                        "w-shuffled-distance-n6400-s0");
        assertThat(runs.get(new RunName("w-untrained-s7"))).satisfies(run -> {
            assertThat(run.imageCount()).isZero();
            assertThat(run.totalImageCount()).isZero();
            assertThat(run.checkpoints(BATCH)).containsExactly(0L);
        });
        assertThat(runs.get(new RunName("w-calibrated-s8"))).satisfies(run -> {
            assertThat(run.totalImageCount()).isEqualTo(320);
            assertThat(run.checkpoints(BATCH)).containsExactly(320L);
        });
        assertThat(SpecMapper.fromWire(SpecMapper.toWire(sweep))).isEqualTo(sweep);
    }

    @Test
    void with_equal_updates_every_size_learns_from_as_many_images_in_as_many_passes_as_that_takes() {
        SweepSpec sweep = sweep(List.of(DISTANCE), List.of(512L, 2048L, 3072L, 8192L), new EqualUpdates(128, BATCH));
        assertThat(sweep.runs(new SweepName("w")).values())
                .allMatch(run -> run.totalImageCount() == 8192)
                .extracting(RunSpec::epochCount)
                .containsExactly(16, 4, 3, 1);
        assertThat(SpecMapper.fromWire(SpecMapper.toWire(sweep))).isEqualTo(sweep);
    }

    @Test
    void a_dataset_that_the_updates_do_not_reach_the_end_of_is_refused_with_the_updates_that_do() {
        assertThatThrownBy(() -> sweep(List.of(DISTANCE), List.of(16384L), new EqualUpdates(128, BATCH)))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage(
                        "image_count 16384 is more than the 8192 images that 128 updates of 64 images learn from; raise the updates to 256 or leave the size out");
    }

    @Test
    void a_run_that_ends_within_an_epoch_is_the_same_after_a_round_trip() {
        RunSpec run = new RunSpec(STREAM, DISTANCE, 3072, 3, 8192, 4, 2, 10_000, Recipe.DEFAULT, 0, new SweepName("w"));
        assertThat(SpecMapper.fromWire(SpecMapper.toWire(run))).isEqualTo(run);
        assertThat(run.checkpoints(BATCH)).containsExactly(0L, 8192L);
    }

    @Test
    void a_run_of_before_there_were_partial_epochs_has_whole_ones() {
        RunSpec run = new RunSpec(STREAM, DISTANCE, 640, 2, 0, 2, null);
        var before = SpecMapper.toWire(run).toBuilder()
                .clearSeenImageCount()
                .clearFirstCheckpoint()
                .build();
        assertThat(SpecMapper.fromWire(before)).isEqualTo(run);
    }

    @Test
    void the_grid_of_checkpoints_starts_where_it_is_told_to() {
        RunSpec run = new RunSpec(STREAM, DISTANCE, 64_000, 1, 64_000, 0, 1, 100, Recipe.DEFAULT, 0, null);
        assertThat(run.checkpoints(BATCH)).containsExactly(0L, 128L, 1024L, 10_048L, 64_000L);
    }

    @Test
    void an_untrained_run_with_images_is_refused() {
        assertThatThrownBy(() -> new RunSpec(STREAM, Objective.UNTRAINED, 640, 1, 0, 2, null))
                .hasMessage("image_count 640: the untrained control learns from no image; leave image_count at 0");
    }

    private static SweepSpec sweep(List<Objective> objectives, List<Long> sizes, @Nullable EqualUpdates updates) {
        return new SweepSpec(
                STREAM, objectives, sizes, List.of(0L), List.of(7L, 8L), 320, 1, updates, 2, 1000, Recipe.DEFAULT, 0);
    }
}
