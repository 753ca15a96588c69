package ventral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainBenchTest {

    @Test
    void what_is_fed_from_a_stream_gets_a_broker() {
        assertThat(TrainBench.needsBroker(List.of())).isTrue();
        assertThat(TrainBench.needsBroker(List.of("--image-size", "64", "--long", "10000")))
                .isTrue();
    }

    @Test
    void what_is_not_fed_or_has_a_broker_gets_none() {
        assertThat(TrainBench.needsBroker(List.of("--help"))).isFalse();
        assertThat(TrainBench.needsBroker(List.of("--learning-curve", "20"))).isFalse();
        assertThat(TrainBench.needsBroker(List.of("--learning-curve=20"))).isFalse();
        assertThat(TrainBench.needsBroker(List.of("--kafka", "broker:9092"))).isFalse();
    }
}
