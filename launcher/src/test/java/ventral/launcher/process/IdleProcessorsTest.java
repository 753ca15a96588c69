package ventral.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class IdleProcessorsTest {

    @Test
    void processors_are_idle_after_four_samples_of_little_load_in_a_row() throws InterruptedException {
        assertThat(samplesUntilIdle(.1, 0, .2, .1, .9)).isEqualTo(4);
    }

    @Test
    void a_busy_sample_begins_the_wait_anew() throws InterruptedException {
        assertThat(samplesUntilIdle(.1, .1, .8, .1, .1, .1, .1, .9)).isEqualTo(7);
    }

    @Test
    void a_load_that_is_not_known_is_not_idle() throws InterruptedException {
        assertThat(samplesUntilIdle(-1, Double.NaN, -1, .1, .1, .1, .1, .9)).isEqualTo(7);
    }

    /** Returns how many samples were taken. */
    private static int samplesUntilIdle(double... loads) throws InterruptedException {
        Iterator<Double> samples = Arrays.stream(loads).iterator();
        int[] count = {0};
        new IdleProcessors(
                        () -> {
                            count[0]++;
                            return samples.next();
                        },
                        Duration.ZERO)
                .await();
        return count[0];
    }
}
