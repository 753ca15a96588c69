package ventral.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Score;
import ventral.api.v1.SweepEstimate;
import ventral.cli.terminal.ProgressBar;
import ventral.type.v1.RunState;

class ExperimentProgressTest {

    private final ExperimentProgress progress = new ExperimentProgress();

    @Test
    void a_run_counts_all_its_passes_and_scoring_every_checkpoint_that_will_be() {
        progress.show(ExperimentSamples.snapshot(1024, 512, List.of()), Duration.ZERO);
        assertThat(progress.bars())
                .extracting(ProgressBar::done, ProgressBar::total)
                .containsExactly(tuple(1024L, 2048L), tuple(64L + 512L, 64L + 2048L), tuple(0L, 2L + 3L));
        assertThat(progress.bars().get(1).note()).isEqualTo("1 of 2 runs");
    }

    @Test
    void the_slowest_kind_of_work_decides_how_much_time_is_left() {
        progress.show(ExperimentSamples.snapshot(0, 0, List.of()), Duration.ZERO);
        assertThat(progress.times()).isEqualTo("0 s elapsed");
        progress.show(
                ExperimentSamples.snapshot(
                        2048, 1056, ExperimentSamples.scores().subList(0, 1)),
                Duration.ofSeconds(10));
        assertThat(progress.times()).isEqualTo("10 s elapsed, about 30 s left");
    }

    /** 1,536 images at 100 images/s, and two checkpoints of 5 s. */
    @Test
    void training_takes_what_the_gateway_has_measured_and_not_the_rate_at_which_it_started() {
        progress.show(estimated(0, List.of()), Duration.ofSeconds(0));
        progress.show(estimated(512, ExperimentSamples.scores().subList(2, 5)), Duration.ofSeconds(60));
        assertThat(progress.times()).isEqualTo("1 min 0 s elapsed, about 25 s left");
    }

    /** Shows four of five checkpoints, of which three were scored in 70 s. */
    @Test
    void a_new_checkpoint_adds_the_time_of_its_own_scores_alone() {
        progress.show(estimated(0, List.of()), Duration.ofSeconds(0));
        progress.show(estimated(512, ExperimentSamples.scores().subList(2, 5)), Duration.ofSeconds(60));
        progress.show(estimated(1056, ExperimentSamples.scores().subList(2, 5)), Duration.ofSeconds(70));
        assertThat(progress.times()).isEqualTo("1 min 10 s elapsed, about 23 s left");
    }

    /** 992 images at 100 images/s, and a checkpoint of 5 s. */
    @Test
    void training_alone_decides_before_anything_is_scored() {
        progress.show(estimated(0, List.of()), Duration.ofSeconds(0));
        progress.show(estimated(1056, List.of()), Duration.ofSeconds(10));
        assertThat(progress.times()).isEqualTo("10 s elapsed, about 15 s left");
    }

    @Test
    void scoring_ends_with_the_checkpoints_that_exist_once_all_runs_have_ended() {
        progress.show(
                ExperimentSamples.withOpenRuns(estimated(512, List.of()), RunState.RUN_STATE_CANCELLED),
                Duration.ofSeconds(0));
        progress.show(
                ExperimentSamples.withOpenRuns(
                        estimated(512, ExperimentSamples.scores().subList(2, 4)), RunState.RUN_STATE_CANCELLED),
                Duration.ofSeconds(20));
        assertThat(progress.times()).isEqualTo("20 s elapsed, about 10 s left");
    }

    @Test
    void no_time_is_left_to_runs_that_are_all_paused() {
        progress.show(estimated(0, List.of()), Duration.ofSeconds(0));
        ExperimentSnapshot paused = ExperimentSamples.withOpenRuns(
                estimated(512, ExperimentSamples.scores().subList(2, 5)), RunState.RUN_STATE_PAUSED);
        progress.show(paused, Duration.ofSeconds(60));
        assertThat(progress.times()).isEqualTo("1 min 0 s elapsed");
        assertThat(new TrainingTimeLeft(paused).estimate()).isEmpty();
    }

    @Test
    void all_is_complete_when_every_checkpoint_has_its_score() {
        assertThat(ExperimentSamples.snapshot(
                                2048, 2048, ExperimentSamples.scores().subList(0, 4))
                        .isComplete())
                .isFalse();
        assertThat(ExperimentSamples.snapshot(2048, 1024, ExperimentSamples.scores())
                        .isComplete())
                .isFalse();
        assertThat(ExperimentSamples.snapshot(2048, 2048, ExperimentSamples.scores())
                        .isComplete())
                .isTrue();
    }

    private static ExperimentSnapshot estimated(long seen, List<Score> scores) {
        SweepEstimate costs = SweepEstimate.newBuilder()
                .setImagesPerSecond(100)
                .setSecondsPerCheckpoint(5)
                .build();
        return ExperimentSamples.with(ExperimentSamples.snapshot(2048, seen, scores), costs);
    }
}
