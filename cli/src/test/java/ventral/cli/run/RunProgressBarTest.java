package ventral.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.cli.testing.RunSamples;
import ventral.type.v1.RunState;

class RunProgressBarTest {

    @Test
    void a_running_run_says_how_far_how_fast_how_good_and_on_what() {
        assertThat(RunProgressBar.of(RunSamples.running(), 7).sentence())
                .isEqualTo("runs/r1  RUNNING   2,048 of 8,192 (25 %) loss 0.412  612 images/s  3 min 20 s left"
                        + "  held out: loss 0.250 R² 0.800 top-1 50 %  rate 0.00025  gpu(0) 87 % 1.3 GiB");
    }

    @Test
    void a_run_of_which_nothing_is_known_yet_says_where_it_stands() {
        assertThat(RunProgressBar.of(RunSamples.run("r1", RunState.RUN_STATE_QUEUED, 0), 9)
                        .sentence())
                .isEqualTo("runs/r1    QUEUED    0 of 8,192 (0 %)");
        assertThat(RunProgressBar.of(RunSamples.run("r1", RunState.RUN_STATE_PAUSED, 4096), 7)
                        .line(80))
                .startsWith("runs/r1  PAUSED    ██")
                .endsWith("··  50 %  4,096 of 8,192");
    }

    @Test
    void what_keeps_a_run_from_going_on_is_told() {
        assertThat(RunProgressBar.of(RunSamples.run("r1", RunState.RUN_STATE_FAILED, 64), 7)
                        .sentence())
                .endsWith("the loss is not a number");
    }
}
