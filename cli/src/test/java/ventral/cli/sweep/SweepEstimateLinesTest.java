package ventral.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Sweep;
import ventral.api.v1.SweepEstimate;
import ventral.type.v1.SweepSpec;

final class SweepEstimateLinesTest {

    private final SweepEstimate.Builder estimate = SweepEstimate.newBuilder()
            .setImageCount(70_400)
            .setSeenImageCount(422_400)
            .setCheckpointCount(90);

    @Test
    void what_a_sweep_takes_is_told_with_where_its_time_comes_from() {
        estimate.setDeviceTime(Duration.newBuilder().setSeconds(7543))
                .setImagesPerSecond(56)
                .setPacedRunCount(4)
                .setPacedImageCount(32_768);
        assertThat(SweepEstimateLines.lines(sweep()))
                .containsExactly(
                        "70,400 images of streams/s1, 422,400 learnt from in all, 90 checkpoints",
                        "about 2 h 5 min at 56 images/s in all: total rate of 4 runs like these, from the times of their checkpoints over 32,768 images");
    }

    @Test
    void costs_that_trainers_have_measured_are_named_with_their_device() {
        estimate.setDeviceTime(Duration.newBuilder().setSeconds(1893))
                .setImagesPerSecond(230)
                .setSecondsPerCheckpoint(2.5)
                .setDevice("cpu, 2 threads")
                .setPacedRunCount(14)
                .setPacedImageCount(84_992);
        assertThat(SweepEstimateLines.lines(sweep()).get(1))
                .matches("about 3\\d min.* at 230 images/s in all and 2.5 s for each checkpoint: "
                        + "costs of 14 runs like these on cpu, 2 threads, over 84,992 images");
    }

    @Test
    void a_time_without_checkpoints_says_so() {
        estimate.setDeviceTime(Duration.newBuilder().setSeconds(60))
                .setImagesPerSecond(230)
                .setDevice("cpu, 2 threads")
                .setPacedRunCount(2)
                .setPacedImageCount(640);
        assertThat(SweepEstimateLines.lines(sweep()).get(1))
                .endsWith(" at 230 images/s in all without checkpoints, whose time was not measured yet: "
                        + "costs of 2 runs like these on cpu, 2 threads, over 640 images");
    }

    @Test
    void no_time_is_made_up() {
        assertThat(SweepEstimateLines.lines(sweep()))
                .contains(
                        "time unknown: nothing was measured yet on a run of the same network on images of the same size");
    }

    private Sweep sweep() {
        return Sweep.newBuilder()
                .setSpec(SweepSpec.newBuilder().setStream("streams/s1"))
                .setEstimate(estimate)
                .build();
    }
}
