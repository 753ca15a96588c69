package ventral.render.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;

class LiveRunsTest {

    private static final StreamName STREAM = new StreamName("s");
    private static final RunName R1 = new RunName("r1");
    private static final RunName R2 = new RunName("r2");

    private final LiveRuns runs = new LiveRuns();

    @Test
    void a_stream_that_nobody_learns_from_is_passed_by_nobody() {
        runs.register(R1, STREAM, 0, 640);
        assertThat(runs.passedImageCount(STREAM)).isZero();
    }

    @Test
    void the_slowest_live_run_counts() {
        runs.register(R1, STREAM, 0, 6400);
        runs.register(R2, STREAM, 0, 6400);
        runs.updateProgress(R1, 640);
        runs.updateProgress(R2, 64);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(64);
        runs.markInactive(R2);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(640);
    }

    @Test
    void a_run_of_another_stream_does_not_count() {
        runs.register(R1, new StreamName("other"), 0, 6400);
        runs.updateProgress(R1, 64);
        assertThat(runs.passedImageCount(STREAM)).isZero();
    }

    @Test
    void a_run_in_a_later_epoch_holds_nobody_up() {
        runs.register(R1, STREAM, 0, 640);
        runs.register(R2, STREAM, 0, 64_000);
        runs.updateProgress(R1, 1920);
        runs.updateProgress(R2, 6400);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(6400);
        runs.markInactive(R2);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(640);
    }

    @Test
    void a_status_may_come_before_the_wish() {
        runs.updateProgress(R1, 64);
        runs.register(R1, STREAM, 0, 640);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(64);
        runs.remove(R1);
        assertThat(runs.passedImageCount(STREAM)).isZero();
    }

    @Test
    void a_run_is_past_the_images_that_it_holds_out() {
        runs.register(R1, STREAM, 6400, 640);
        assertThat(runs.passedImageCount(STREAM)).isZero();
        runs.updateProgress(R1, 0);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(6400);
        runs.updateProgress(R1, 1280);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(7040);
    }
}
