package ventral.platform.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.RunStatus;

/** Creates a table whose topic is a mock. */
abstract class LiveTableTestBase {

    static final Topic<RunStatus> TOPIC = Topics.RUN_STATUSES;
    static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);

    final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    final List<String> sent = new ArrayList<>();
    final List<String> undecodable = new ArrayList<>();
    final List<ConsumerRecord<String, byte[]>> log = new ArrayList<>();
    int opened;
    CompletableFuture<@Nullable RecordPosition> acknowledgement = CompletableFuture.completedFuture(null);

    final LiveTable<RunStatus> table = new LiveTable<>(
            TOPIC,
            () -> {
                opened++;
                return consumer;
            },
            (key, value) -> {
                sent.add(key + (value == null ? " deleted" : ""));
                return acknowledgement;
            },
            (record, cause) -> undecodable.add(record.key() + "@" + record.offset()));

    @BeforeEach
    void createTopic() {
        consumer.updatePartitions(TOPIC.name(), List.of(new PartitionInfo(TOPIC.name(), 0, Node.noNode(), null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    /** Appends a record and schedules its delivery: the mock takes records of assigned partitions only. */
    void append(String key, byte @Nullable [] value) {
        log.add(new ConsumerRecord<>(TOPIC.name(), 0, log.size(), key, value));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) log.size()));
        if (log.size() == 1 || opened == 0) {
            consumer.schedulePollTask(this::deliver);
        } else {
            deliver();
        }
    }

    /** Returns the position of the last record, as the broker acknowledges it. */
    CompletableFuture<@Nullable RecordPosition> appended() {
        return CompletableFuture.completedFuture(new RecordPosition(0, log.size() - 1));
    }

    void deliver() {
        log.stream()
                .skip(consumer.position(PARTITION))
                .filter(record -> record.offset() >= consumer.position(PARTITION))
                .forEach(consumer::addRecord);
    }

    static byte[] status(String run, long seenImageCount) {
        return TOPIC.encode(RunStatus.newBuilder()
                .setRun(run)
                .setSeenImageCount(seenImageCount)
                .build());
    }
}
