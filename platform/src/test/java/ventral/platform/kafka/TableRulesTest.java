package ventral.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;
import ventral.events.v1.RunStatus;

/** Tests tables with rules on what they accept, keep and hold. */
class TableRulesTest extends LiveTableTestBase {

    @Test
    void a_table_holds_of_each_row_what_its_reader_needs() {
        LiveTable<RunStatus> reduced = withoutCounts(() -> consumer);
        append("runs/a", status("runs/a", 1));
        reduced.refresh();
        reduced.put(RunStatus.newBuilder().setRun("runs/b").setSeenImageCount(2).build());
        assertThat(reduced.rows(row -> true))
                .containsExactly(
                        RunStatus.newBuilder().setRun("runs/a").build(),
                        RunStatus.newBuilder().setRun("runs/b").build());
    }

    @Test
    void a_row_of_which_a_part_is_held_is_read_again_whole() throws Exception {
        LiveTable<RunStatus> reduced = withoutCounts(this::another);
        append("runs/a", status("runs/a", 1));
        append("runs/b", status("runs/b", 2));
        append("runs/a", status("runs/a", 3));
        reduced.refresh();
        assertThat(reduced.get("runs/b"))
                .contains(RunStatus.newBuilder().setRun("runs/b").build());
        assertThat(reduced.readWhole("runs/a"))
                .get()
                .extracting(RunStatus::getSeenImageCount)
                .isEqualTo(3L);
        assertThat(reduced.readWhole("runs/b"))
                .get()
                .extracting(RunStatus::getSeenImageCount)
                .isEqualTo(2L);
    }

    @Test
    void a_row_whose_record_is_gone_or_not_yet_read_is_not_read_again() throws Exception {
        LiveTable<RunStatus> reduced = withoutCounts(this::another);
        append("runs/a", status("runs/a", 1));
        append("runs/b", status("runs/b", 2));
        append("runs/c", status("runs/c", 3));
        reduced.refresh();
        reduced.put(RunStatus.newBuilder().setRun("runs/d").build());
        assertThat(reduced.readWhole("runs/d")).as("put, and not read yet").isEmpty();
        assertThat(reduced.readWhole("runs/e")).as("never written").isEmpty();
        log.remove(1);
        assertThat(reduced.readWhole("runs/b")).as("compacted").isEmpty();
        assertThat(reduced.readWhole("runs/c")).isPresent();
        log.clear();
        assertThat(reduced.readWhole("runs/a"))
                .as("in a topic that was emptied")
                .isEmpty();
        log.add(new ConsumerRecord<>(TOPIC.name(), 0, 0, "runs/b", status("runs/b", 1)));
        assertThat(reduced.readWhole("runs/a"))
                .as("in a topic that was replaced")
                .isEmpty();
    }

    @Test
    void a_row_whose_record_is_read_before_it_is_acknowledged_is_read_again_whole() throws Exception {
        AtomicReference<LiveTable<RunStatus>> sending = new AtomicReference<>();
        LiveTable<RunStatus> reduced = withoutCounts(this::another, (key, value) -> {
            append(key, value);
            sending.get().refresh();
            return appended();
        });
        sending.set(reduced);
        append("runs/a", status("runs/a", 1));
        reduced.refresh();
        for (long count = 2; count < 4; count++) {
            reduced.put(RunStatus.newBuilder()
                    .setRun("runs/a")
                    .setSeenImageCount(count)
                    .build());
            assertThat(reduced.readWhole("runs/a"))
                    .get()
                    .extracting(RunStatus::getSeenImageCount)
                    .isEqualTo(count);
        }
    }

    @Test
    void a_row_whose_record_is_acknowledged_before_it_is_read_is_read_again_whole() throws Exception {
        LiveTable<RunStatus> reduced = withoutCounts(this::another, (key, value) -> {
            append(key, value);
            return appended();
        });
        reduced.refresh();
        reduced.put(RunStatus.newBuilder().setRun("runs/a").setSeenImageCount(2).build());
        assertThat(reduced.readWhole("runs/a"))
                .get()
                .extracting(RunStatus::getSeenImageCount)
                .isEqualTo(2L);
    }

    @Test
    void a_row_whose_record_is_not_read_is_not_taken_for_an_equal_one_before_it() throws Exception {
        LiveTable<RunStatus> reduced = withoutCounts(this::another);
        append("runs/a", status("runs/a", 1));
        reduced.refresh();
        reduced.put(RunStatus.newBuilder().setRun("runs/a").setSeenImageCount(2).build());
        assertThat(reduced.readWhole("runs/a")).isEmpty();
    }

    /** Returns the table's consumer at the first call, and later further ones of the records that are left then. */
    private MockConsumer<String, byte[]> another() {
        if (opened++ == 0) {
            return consumer;
        }
        MockConsumer<String, byte[]> further = new MockConsumer<>("earliest");
        long end = log.isEmpty() ? 0 : log.get(log.size() - 1).offset() + 1;
        further.updateBeginningOffsets(Map.of(PARTITION, 0L));
        further.updateEndOffsets(Map.of(PARTITION, end));
        further.schedulePollTask(() -> log.stream()
                .filter(record -> record.offset() >= further.position(PARTITION))
                .forEach(further::addRecord));
        return further;
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
                TableRules.<RunStatus>lastRow().checkedBy(TableRulesTest::checkNotNegative));
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

    private LiveTable<RunStatus> withoutCounts(Supplier<MockConsumer<String, byte[]>> consumers) {
        return withoutCounts(consumers, (key, value) -> acknowledgement);
    }

    private LiveTable<RunStatus> withoutCounts(
            Supplier<MockConsumer<String, byte[]>> consumers, LiveTable.RecordSender sender) {
        return new LiveTable<>(
                TOPIC,
                consumers,
                sender,
                (record, cause) -> undecodable.add(cause),
                TableRules.<RunStatus>lastRow()
                        .retaining(row -> row.toBuilder().clearSeenImageCount().build()));
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
}
