package ventral.render.stream;

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
        runs.want(R1, STREAM, 0, 640);
        assertThat(runs.passedImageCount(STREAM)).isZero();
    }

    @Test
    void the_slowest_live_run_counts() {
        runs.want(R1, STREAM, 0, 6400);
        runs.want(R2, STREAM, 0, 6400);
        runs.running(R1, 640);
        runs.running(R2, 64);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(64);
        runs.notRunning(R2);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(640);
    }

    @Test
    void a_run_of_another_stream_does_not_count() {
        runs.want(R1, new StreamName("other"), 0, 6400);
        runs.running(R1, 64);
        assertThat(runs.passedImageCount(STREAM)).isZero();
    }

    @Test
    void a_run_in_a_later_epoch_holds_nobody_up() {
        runs.want(R1, STREAM, 0, 640);
        runs.want(R2, STREAM, 0, 64_000);
        runs.running(R1, 1920);
        runs.running(R2, 6400);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(6400);
        runs.notRunning(R2);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(640);
    }

    @Test
    void a_status_may_come_before_the_wish() {
        runs.running(R1, 64);
        runs.want(R1, STREAM, 0, 640);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(64);
        runs.forget(R1);
        assertThat(runs.passedImageCount(STREAM)).isZero();
    }

    @Test
    void a_run_is_past_the_images_that_it_holds_out() {
        runs.want(R1, STREAM, 6400, 640);
        assertThat(runs.passedImageCount(STREAM)).isZero();
        runs.running(R1, 0);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(6400);
        runs.running(R1, 1280);
        assertThat(runs.passedImageCount(STREAM)).isEqualTo(7040);
    }
}
