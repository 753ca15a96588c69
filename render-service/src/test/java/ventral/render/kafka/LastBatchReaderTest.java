package ventral.render.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;

@Timeout(20)
class LastBatchReaderTest {

    @Test
    void a_record_that_the_broker_does_not_send_is_waited_for_until_the_deadline() {
        Topic<ImageBatch> topic = Topics.imageBatches(new StreamName("s"));
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, 3L));
        try (LastBatchReader reader = new LastBatchReader(consumer, Duration.ofMillis(20))) {
            assertThatThrownBy(() -> reader.read(topic, 0))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("was not read within 20 ms");
        }
    }

    @Test
    void a_last_record_without_a_value_is_refused_as_one_that_cannot_be_decoded() {
        Topic<ImageBatch> topic = Topics.imageBatches(new StreamName("s"));
        for (byte[] value : new byte[][] {null, {-1, -1, -1}}) {
            TopicPartition partition = new TopicPartition(topic.name(), 0);
            MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, 3L));
            consumer.schedulePollTask(
                    () -> consumer.addRecord(new ConsumerRecord<>(topic.name(), 0, 2, "streams/s", value)));
            try (LastBatchReader reader = new LastBatchReader(consumer, Duration.ofSeconds(10))) {
                assertThatThrownBy(() -> reader.read(topic, 0))
                        .isInstanceOf(SerializationException.class)
                        .hasMessageContaining("the last record of image-batches.s-0");
            }
        }
    }
}
