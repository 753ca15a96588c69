package ventral.platform.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.topic.Topics;

class TopicCountersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TopicCounters counters =
            TopicCounters.ofUndecodableRecords(List.of(Topics.SCORES, Topics.RUN_STATUSES), registry);

    @Test
    void every_table_has_a_counter_before_its_first_record() {
        assertThat(count("scores")).isZero();
        assertThat(count("run-statuses")).isZero();

        counters.count("scores");
        counters.count("scores");
        assertThat(count("scores")).isEqualTo(2);
        assertThat(count("run-statuses")).isZero();
    }

    @Test
    void another_topic_is_refused() {
        assertThatThrownBy(() -> counters.count("checkpoints"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("checkpoints");
    }

    private double count(String topic) {
        return registry.get("ventral.table.records.undecodable")
                .tag("topic", topic)
                .counter()
                .count();
    }
}
