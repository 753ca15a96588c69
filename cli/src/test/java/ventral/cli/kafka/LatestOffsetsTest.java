package ventral.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatestOffsetsTest {

    private final LatestOffsets last = new LatestOffsets();

    @Test
    void one_record_of_each_key_is_taken_the_last() {
        List<ConsumerRecord<String, String>> log =
                List.of(row(0, 0, "a", "1"), row(0, 1, "b", "1"), row(0, 2, "a", "2"), row(1, 0, "c", "1"));
        log.forEach(last::add);
        assertThat(log.stream().filter(last::take).toList()).containsExactly(log.get(1), log.get(2), log.get(3));
        assertThat(last.isEmpty()).isTrue();
        assertThat(log).noneMatch(last::take);
    }

    @Test
    void a_deleted_key_has_no_last_record() {
        last.add(row(0, 0, "a", "1"));
        last.add(row(0, 1, "a", null));
        assertThat(last.isEmpty()).isTrue();
        assertThat(last.take(row(0, 0, "a", "1"))).isFalse();
    }

    @Test
    void a_record_that_compaction_has_removed_is_replaced_by_the_next() {
        last.add(row(0, 5, "a", "1"));
        last.add(row(0, 6, "b", "1"));
        assertThat(last.take(row(1, 9, "a", "of another partition"))).isFalse();
        assertThat(last.isEmpty()).as("another pass finds it").isFalse();
        assertThat(last.take(row(0, 8, "a", "2"))).isTrue();
        assertThat(last.take(row(0, 9, "b", null))).as("deleted meanwhile").isFalse();
        assertThat(last.isEmpty()).isTrue();
    }

    private static ConsumerRecord<String, String> row(int partition, long offset, String key, @Nullable String value) {
        return new ConsumerRecord<>("t", partition, offset, key, value);
    }
}
