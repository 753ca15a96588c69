package ventral.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampMapperTest {

    @Test
    void the_first_and_the_last_instant_that_protobuf_defines_come_back_as_they_went() {
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");
        assertThat(TimestampMapper.fromWire(TimestampMapper.toWire(first))).isEqualTo(first);
        assertThat(TimestampMapper.fromWire(TimestampMapper.toWire(last))).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "253402300800, 0",
        "-62135596801, 0",
        "1000000000000000, 0",
        "-9223372036854775808, 0",
        "0, -1",
        "0, 1000000000"
    })
    void a_timestamp_outside_that_range_is_refused(long seconds, int nanos) {
        Timestamp timestamp =
                Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();
        assertThatThrownBy(() -> TimestampMapper.fromWire(timestamp))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("years 1 to 9999");
    }
}
