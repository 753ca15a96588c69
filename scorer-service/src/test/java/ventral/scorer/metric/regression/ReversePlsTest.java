package ventral.scorer.metric.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReversePlsTest {

    @Test
    void a_layer_of_a_thousand_units_is_taken_whole() {
        assertThat(ReversePls.sample(1000)).isEqualTo(IntStream.range(0, 1000).toArray());
    }

    /** The expected sample was computed by numpy 2.4.6: sort(RandomState(1).permutation(5000)[:1000]). */
    @Test
    void of_a_larger_layer_a_thousand_units_are_taken_that_numpy_draws() {
        int[] sample = ReversePls.sample(5000);
        assertThat(sample).hasSize(1000).startsWith(5, 11, 12, 13, 17).isSorted();
        assertThat(Arrays.stream(sample).sum()).isEqualTo(2_475_078);
        assertThat(Arrays.stream(sample).distinct().count()).isEqualTo(1000);
    }
}
