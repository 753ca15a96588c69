package ventral.trainer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterIndexTest {

    private static final String LETTERS = "resume-points.dead";
    private static final TopicPartition PARTITION = new TopicPartition(LETTERS, 0);
    private static final byte[] TORN = {-1, -1, -1};

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final DeadLetterIndex index = new DeadLetterIndex(LETTERS, () -> consumer);
    private long letterCount;

    @BeforeEach
    void create_the_topic() {
        consumer.updatePartitions(LETTERS, List.of(new PartitionInfo(LETTERS, 0, Node.noNode(), null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void a_record_with_a_letter_is_found_by_its_position_and_content() {
        append("1", "7", "runs/r", TORN);
        assertThat(index.test(record(1, 7, "runs/r", TORN))).isTrue();
        assertThat(index.test(record(0, 7, "runs/r", TORN))).isFalse();
        assertThat(index.test(record(1, 8, "runs/r", TORN))).isFalse();
        assertThat(index.test(record(1, 7, "runs/s", TORN))).isFalse();
        assertThat(index.test(record(1, 7, "runs/r", new byte[] {-1})))
                .as("a record of a topic that was created again")
                .isFalse();
    }

    @Test
    void a_letter_that_another_trainer_wrote_meanwhile_is_found() {
        assertThat(index.test(record(0, 7, "runs/r", TORN))).isFalse();
        append("0", "7", "runs/r", TORN);
        assertThat(index.test(record(0, 7, "runs/r", TORN))).isTrue();
    }

    @Test
    void letters_without_a_position_are_of_no_record() {
        append("", "", null, null);
        assertThat(index.test(record(0, 0, "runs/r", TORN))).isFalse();
    }

    @Test
    void a_topic_that_has_no_partitions_yet_is_looked_for_again() {
        MockConsumer<String, byte[]> early = new MockConsumer<>("earliest");
        early.updatePartitions(LETTERS, List.of());
        Iterator<MockConsumer<String, byte[]>> consumers =
                List.of(early, consumer).iterator();
        DeadLetterIndex waiting = new DeadLetterIndex(LETTERS, consumers::next);
        assertThatThrownBy(() -> waiting.test(record(0, 7, "runs/r", TORN)))
                .isInstanceOf(UnknownTopicOrPartitionException.class)
                .hasMessageContaining("resume-points.dead has no partitions yet");
        assertThat(early.closed()).isTrue();
        append("0", "7", "runs/r", TORN);
        assertThat(waiting.test(record(0, 7, "runs/r", TORN))).isTrue();
    }

    @Test
    void a_topic_that_was_replaced_by_a_shorter_one_is_read_again() {
        append("0", "7", "runs/r", TORN);
        append("0", "8", "runs/r", TORN);
        assertThat(index.test(record(0, 8, "runs/r", TORN))).isTrue();
        letterCount = 0;
        append("0", "9", "runs/r", TORN);
        assertThat(index.test(record(0, 9, "runs/r", TORN))).isTrue();
        assertThat(index.test(record(0, 8, "runs/r", TORN))).isFalse();
    }

    private void append(String partition, String offset, String key, byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("dead-letter-partition", partition.getBytes(UTF_8));
        headers.add("dead-letter-offset", offset.getBytes(UTF_8));
        ConsumerRecord<String, byte[]> letter = new ConsumerRecord<>(
                LETTERS, 0, letterCount++, 0, TimestampType.CREATE_TIME, -1, -1, key, value, headers, Optional.empty());
        consumer.updateEndOffsets(Map.of(PARTITION, letterCount));
        consumer.schedulePollTask(() -> consumer.addRecord(letter));
    }

    private static ConsumerRecord<String, byte[]> record(int partition, long offset, String key, byte[] value) {
        return new ConsumerRecord<>("resume-points", partition, offset, key, value);
    }
}
