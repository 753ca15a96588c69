package ventral.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.events.v1.RunStatus;

class LiveTableTest extends LiveTableTestBase {

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
        CompletableFuture<@Nullable RecordPosition> slow = new CompletableFuture<>();
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
    void more_rows_than_a_sender_buffers_are_written_and_deleted() throws Exception {
        Queue<CompletableFuture<@Nullable RecordPosition>> unacknowledged = new ConcurrentLinkedQueue<>();
        LiveTable<RunStatus> large = new LiveTable<>(
                TOPIC,
                () -> consumer,
                (key, value) -> {
                    if (unacknowledged.size() == 1152) {
                        throw new IllegalStateException("the buffer is full");
                    }
                    CompletableFuture<@Nullable RecordPosition> sent = new CompletableFuture<>();
                    unacknowledged.add(sent);
                    return sent;
                },
                (record, cause) -> undecodable.add(record.key()));
        List<RunStatus> rows = IntStream.range(0, 2000)
                .mapToObj(number ->
                        RunStatus.newBuilder().setRun("runs/" + number).build())
                .toList();
        acknowledgeWhileWaiting(() -> large.putAll(rows), unacknowledged);
        assertThat(large.rows(row -> true)).isEqualTo(rows);
        acknowledgeWhileWaiting(
                () -> large.deleteAll(rows.stream().map(RunStatus::getRun).toList()), unacknowledged);
        assertThat(large.rows(row -> true)).isEmpty();
    }

    /** Acknowledges records only while a writer waits, so that it sends as many as it ever does before it waits. */
    private static void acknowledgeWhileWaiting(
            Runnable write, Queue<CompletableFuture<@Nullable RecordPosition>> unacknowledged) throws Exception {
        FutureTask<Object> writing = new FutureTask<>(Executors.callable(write));
        Thread writer = new Thread(writing, "writer");
        writer.start();
        while (!writing.isDone()) {
            if (writer.getState() == Thread.State.WAITING) {
                while (!unacknowledged.isEmpty()) {
                    unacknowledged.remove().complete(null);
                }
            }
            writer.join(1);
        }
        writing.get();
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
    void a_record_of_another_writer_that_follows_the_own_one_is_not_undone_by_its_acknowledgement() {
        AtomicReference<LiveTable<RunStatus>> sending = new AtomicReference<>();
        LiveTable<RunStatus> shared = new LiveTable<>(
                TOPIC,
                () -> {
                    opened++;
                    return consumer;
                },
                (key, value) -> {
                    append(key, value);
                    CompletableFuture<@Nullable RecordPosition> acknowledged = appended();
                    append(key, key.equals("runs/a") ? status(key, 7) : null);
                    sending.get().refresh();
                    return acknowledged;
                },
                (record, cause) -> undecodable.add(record.key()));
        sending.set(shared);
        shared.putAll(List.of(
                RunStatus.newBuilder().setRun("runs/a").setSeenImageCount(1).build(),
                RunStatus.newBuilder().setRun("runs/b").setSeenImageCount(2).build()));
        assertThat(shared.get("runs/a"))
                .get()
                .extracting(RunStatus::getSeenImageCount)
                .isEqualTo(7L);
        assertThat(shared.get("runs/b")).as("deleted by another writer").isEmpty();
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
}
