package ventral.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InflationLimitTest {

    @Test
    void small_data_may_inflate_to_16_MiB_and_large_data_to_100_times_their_size() {
        assertThat(InflationLimit.bytes(0)).isEqualTo(16 << 20);
        assertThat(InflationLimit.bytes(1 << 20)).isEqualTo(116L << 20);
        assertThat(InflationLimit.bytes(Long.MAX_VALUE)).isPositive();
    }
}
