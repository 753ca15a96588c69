package ventral.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatenciesTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void a_percentile_is_the_latency_that_so_many_calls_did_not_exceed() {
        Latencies hundred = new Latencies(
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * MILLISECOND).toArray());
        assertThat(hundred.millis(.5)).isEqualTo(50);
        assertThat(hundred.millis(.99)).isEqualTo(99);
        assertThat(hundred.summary()).isEqualTo("p50 50.0 ms, p99 99.0 ms");
    }

    @Test
    void of_few_calls_the_slowest_is_the_highest_percentile() {
        Latencies three = new Latencies(new long[] {3 * MILLISECOND, MILLISECOND, 2 * MILLISECOND});
        assertThat(three.millis(.5)).isEqualTo(2);
        assertThat(three.millis(.99)).isEqualTo(3);
    }

    @Test
    void calls_are_numbered_and_some_are_made_before_those_that_count() {
        List<Integer> calls = new ArrayList<>();
        Latencies.of(10, calls::add);
        assertThat(calls).containsExactly(0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
}
