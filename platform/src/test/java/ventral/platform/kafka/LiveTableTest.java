package ventral.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.RunStatus;

class LiveTableTest {

    private static final Topic<RunStatus> TOPIC = Topics.RUN_STATUSES;
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> sent = new ArrayList<>();
    private final List<String> undecodable = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> log = new ArrayList<>();
    private int opened;
    private CompletableFuture<Void> acknowledgement = CompletableFuture.completedFuture(null);

    private final LiveTable<RunStatus> table = new LiveTable<>(
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

    @Test
    void a_table_holds_of_each_row_what_its_reader_needs() {
        LiveTable<RunStatus> reduced = new LiveTable<>(
                TOPIC,
                () -> consumer,
                (key, value) -> acknowledgement,
                (record, cause) -> undecodable.add(cause),
                TableRules.<RunStatus>lastRow()
                        .retaining(row -> row.toBuilder().clearSeenImageCount().build()));
        append("runs/a", status("runs/a", 1));
        reduced.refresh();
        reduced.put(RunStatus.newBuilder().setRun("runs/b").setSeenImageCount(2).build());
        assertThat(reduced.rows(row -> true))
                .containsExactly(
                        RunStatus.newBuilder().setRun("runs/a").build(),
                        RunStatus.newBuilder().setRun("runs/b").build());
    }

    @Test
    void the_last_value_of_a_key_is_its_row_and_a_tombstone_deletes_it() {
        append("runs/a", status("runs/a", 1));
        append("runs/b", status("runs/b", 2));
        append("runs/a", status("runs/a", 3));
        append("runs/b", null);
        table.refresh();
        assertThat(table.get("runs/a"))
                .get()
                .extracting(RunStatus::getSeenImageCount)
                .isEqualTo(3L);
        assertThat(table.get("runs/b")).isEmpty();
    }

    @Test
    void a_second_refresh_reads_only_what_was_appended_since() {
        append("runs/a", status("runs/a", 1));
        table.refresh();
        append("runs/a", status("runs/a", 2));
        table.refresh();
        assertThat(table.get("runs/a"))
                .get()
                .extracting(RunStatus::getSeenImageCount)
                .isEqualTo(2L);
        assertThat(opened).isOne();
        assertThat(consumer.position(PARTITION)).isEqualTo(2);
    }

    @Test
    void rows_come_in_the_order_in_which_they_were_last_written() {
        append("runs/a", status("runs/a", 1));
        append("runs/b", status("runs/b", 2));
        append("runs/a", status("runs/a", 3));
        table.refresh();
        assertThat(table.rows(row -> true)).extracting(RunStatus::getRun).containsExactly("runs/b", "runs/a");
    }

    @Test
    void a_record_that_cannot_be_decoded_is_reported_and_leaves_the_row_as_it_was() {
        append("runs/a", status("runs/a", 1));
        append("runs/a", new byte[] {-1, -1, -1});
        append("runs/b", status("runs/b", 2));
        table.refresh();
        assertThat(table.get("runs/a"))
                .get()
                .extracting(RunStatus::getSeenImageCount)
                .isEqualTo(1L);
        assertThat(table.get("runs/b")).isPresent();
        assertThat(undecodable).containsExactly("runs/a@1");
    }

    @Test
    void a_listener_that_fails_costs_no_other_record() {
        LiveTable<RunStatus> table =
                new LiveTable<>(TOPIC, () -> consumer, (key, value) -> acknowledgement, (record, cause) -> {
                    throw new IllegalStateException("the channel has ended");
                });
        append("runs/a", new byte[] {-1, -1, -1});
        append("runs/b", status("runs/b", 2));
        table.refresh();
        assertThat(table.rows(row -> true)).extracting(RunStatus::getRun).containsExactly("runs/b");
    }

    @Test
    void a_row_that_fails_the_readers_check_is_reported_and_leaves_the_row_as_it_was() {
        LiveTable<RunStatus> checked = new LiveTable<>(
                TOPIC,
                () -> {
                    opened++;
                    return consumer;
                },
                (key, value) -> acknowledgement,
                (record, cause) -> undecodable.add("%s@%d: %s".formatted(record.key(), record.offset(), cause)),
                TableRules.<RunStatus>lastRow().checkedBy(LiveTableTest::checkNotNegative));
        append("runs/a", status("runs/a", 1));
        append("runs/a", status("runs/a", -1));
        append("runs/b", status("runs/b", 2));
        append("runs/a", new byte[] {-1, -1, -1});
        checked.refresh();
        assertThat(checked.rows(row -> true))
                .extracting(RunStatus::getSeenImageCount)
                .containsExactly(1L, 2L);
        assertThat(undecodable).hasSize(2).first().isEqualTo("runs/a@1: seen_image_count -1 is negative");
    }

    private static void checkNotNegative(RunStatus row) {
        if (row.getSeenImageCount() < 0) {
            throw new IllegalArgumentException("seen_image_count %d is negative".formatted(row.getSeenImageCount()));
        }
    }

    @Test
    void a_row_that_was_put_is_there_before_it_is_read_from_the_topic() {
        table.refresh();
        table.put(RunStatus.newBuilder().setRun("runs/a").setSeenImageCount(7).build());
        assertThat(table.get("runs/a")).isPresent();
        table.delete("runs/a");
        assertThat(table.get("runs/a")).isEmpty();
        assertThat(sent).containsExactly("runs/a", "runs/a deleted");
    }

    @Test
    void many_rows_are_sent_before_the_first_is_acknowledged() {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        LiveTable<RunStatus> batched = new LiveTable<>(
                TOPIC,
                () -> consumer,
                (key, value) -> {
                    sent.add(key + (value == null ? " deleted" : ""));
                    if (sent.size() % 2 == 0) {
                        slow.complete(null);
                    }
                    return slow;
                },
                (record, cause) -> undecodable.add(record.key()));
        batched.putAll(List.of(
                RunStatus.newBuilder().setRun("runs/a").build(),
                RunStatus.newBuilder().setRun("runs/b").build()));
        assertThat(batched.rows(row -> true)).extracting(RunStatus::getRun).containsExactly("runs/a", "runs/b");
        batched.deleteAll(List.of("runs/a", "runs/b"));
        assertThat(batched.rows(row -> true)).isEmpty();
        assertThat(sent).containsExactly("runs/a", "runs/b", "runs/a deleted", "runs/b deleted");
    }

    @Test
    void a_row_that_the_broker_did_not_take_is_not_in_the_table() {
        table.refresh();
        acknowledgement = CompletableFuture.failedFuture(new KafkaException("the broker is full"));
        assertThatThrownBy(
                        () -> table.put(RunStatus.newBuilder().setRun("runs/a").build()))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("the broker is full");
        assertThat(table.get("runs/a")).isEmpty();
    }

    @Test
    void a_topic_that_was_replaced_by_a_shorter_one_is_read_again() {
        append("runs/a", status("runs/a", 1));
        append("runs/b", status("runs/b", 2));
        table.refresh();
        log.clear();
        append("runs/c", status("runs/c", 3));
        table.refresh();
        assertThat(table.rows(row -> true)).extracting(RunStatus::getRun).containsExactly("runs/c");
    }

    @Test
    void a_failed_poll_loses_no_rows_and_the_next_refresh_goes_on() {
        append("runs/a", status("runs/a", 1));
        table.refresh();
        append("runs/b", status("runs/b", 2));
        consumer.setPollException(new KafkaException("the broker is unavailable"));
        assertThatThrownBy(table::refresh).hasMessage("the broker is unavailable");
        assertThat(table.get("runs/a")).isPresent();
        table.refresh();
        assertThat(table.get("runs/b")).isPresent();
    }

    @Test
    void a_topic_that_has_no_partitions_yet_is_looked_for_again() {
        append("runs/a", status("runs/a", 1));
        consumer.updatePartitions(TOPIC.name(), List.of());
        assertThatThrownBy(table::refresh)
                .isInstanceOf(UnknownTopicOrPartitionException.class)
                .hasMessageContaining("run-statuses has no partitions yet");
    }

    @Test
    void a_lower_row_replaces_no_higher_one_and_the_higher_one_is_put_again() {
        LiveTable<RunStatus> ordered = orderedByEpoch();
        append("runs/a", owned("runs/a", 2, 9));
        append("runs/a", owned("runs/a", 1, 7));
        append("runs/b", owned("runs/b", 1, 1));
        append("runs/b", owned("runs/b", 2, 2));
        ordered.refresh();
        assertThat(ordered.get("runs/a"))
                .get()
                .extracting(RunStatus::getSeenImageCount)
                .isEqualTo(9L);
        assertThat(ordered.restore(key -> key.equals("runs/b"))).isEmpty();
        assertThat(ordered.restore(key -> true)).containsExactly("runs/a");
        assertThat(sent).containsExactly("runs/a");
        assertThat(ordered.restore(key -> true)).isEmpty();
    }

    @Test
    void a_row_after_which_an_equal_or_a_higher_one_was_read_is_not_put_again() {
        LiveTable<RunStatus> ordered = orderedByEpoch();
        append("runs/a", owned("runs/a", 2, 9));
        append("runs/a", owned("runs/a", 1, 7));
        append("runs/a", owned("runs/a", 2, 9));
        append("runs/b", owned("runs/b", 2, 9));
        append("runs/b", owned("runs/b", 1, 7));
        append("runs/b", null);
        ordered.refresh();
        assertThat(ordered.restore(key -> true)).isEmpty();
        assertThat(ordered.get("runs/b")).isEmpty();
    }

    @Test
    void a_lower_row_that_this_table_puts_is_not_its_row() {
        LiveTable<RunStatus> ordered = orderedByEpoch();
        append("runs/a", owned("runs/a", 2, 9));
        ordered.refresh();
        ordered.put(RunStatus.newBuilder().setRun("runs/a").setOwnerEpoch(1).build());
        assertThat(ordered.get("runs/a"))
                .get()
                .extracting(RunStatus::getOwnerEpoch)
                .isEqualTo(2L);
        assertThat(ordered.restore(key -> true)).containsExactly("runs/a");
    }

    private LiveTable<RunStatus> orderedByEpoch() {
        return new LiveTable<>(
                TOPIC,
                () -> {
                    opened++;
                    return consumer;
                },
                (key, value) -> {
                    sent.add(key);
                    return acknowledgement;
                },
                (record, cause) -> undecodable.add(record.key()),
                TableRules.<RunStatus>lastRow().orderedBy(Comparator.comparingLong(RunStatus::getOwnerEpoch)));
    }

    private static byte[] owned(String run, long epoch, long seenImageCount) {
        return TOPIC.encode(RunStatus.newBuilder()
                .setRun(run)
                .setOwnerEpoch(epoch)
                .setSeenImageCount(seenImageCount)
                .build());
    }

    /** Appends a record and schedules its delivery: the mock takes records of assigned partitions only. */
    private void append(String key, byte @Nullable [] value) {
        log.add(new ConsumerRecord<>(TOPIC.name(), 0, log.size(), key, value));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) log.size()));
        if (log.size() == 1 || opened == 0) {
            consumer.schedulePollTask(this::deliver);
        } else {
            deliver();
        }
    }

    private void deliver() {
        log.stream()
                .skip(consumer.position(PARTITION))
                .filter(record -> record.offset() >= consumer.position(PARTITION))
                .forEach(consumer::addRecord);
    }

    private static byte[] status(String run, long seenImageCount) {
        return TOPIC.encode(RunStatus.newBuilder()
                .setRun(run)
                .setSeenImageCount(seenImageCount)
                .build());
    }
}
