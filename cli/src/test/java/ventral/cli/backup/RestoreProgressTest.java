package ventral.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;

final class RestoreProgressTest {

    private static final String ID = "0f".repeat(32);
    private static final Topic<?> LOG = Topics.imageBatches(new StreamName("photographs"));

    private static final List<BackupRow> BACKUP = List.of(
            new BackupRow(LOG, 0, "streams/photographs", 1),
            new BackupRow(LOG, 0, "streams/photographs", 2),
            new BackupRow(LOG, 3, "streams/photographs", 3),
            new BackupRow(LOG, 0, "streams/photographs", 4),
            new BackupRow(Topics.CHECKPOINTS, 1, "runs/r1/checkpoints/0", 5),
            new BackupRow(Topics.RUN_INTENTS, 1, "runs/r1", 6),
            new BackupRow(Topics.RUN_INTENTS, 2, "runs/r2", 7));

    private record BackupRow(Topic<?> topic, int partition, String key, int content) {

        TopicRecord record() {
            return new TopicRecord(partition, key, new byte[] {(byte) content}, content);
        }
    }

    /** A record of the broker and the restore that wrote it. */
    private record StoredRow(
            Topic<?> topic,
            int partition,
            String key,
            int content,
            @Nullable String restoreId) {

        static StoredRow restored(BackupRow row) {
            return new StoredRow(row.topic(), row.partition(), row.key(), row.content(), ID);
        }
    }

    @Test
    void a_restore_that_is_killed_after_any_record_is_completed_without_writing_one_twice() {
        List<StoredRow> undisturbed = new ArrayList<>();
        restore(undisturbed, BACKUP.size());
        for (int first = 0; first <= BACKUP.size(); first++) {
            for (int second = 0; second <= BACKUP.size(); second++) {
                List<StoredRow> broker = new ArrayList<>();
                restore(broker, first);
                restore(broker, second);
                restore(broker, BACKUP.size());
                assertThat(broker)
                        .as("killed after %d, then after %d records", first, second)
                        .containsExactlyElementsOf(undisturbed);
            }
        }
    }

    @Test
    void records_that_services_wrote_since_are_kept() {
        List<StoredRow> broker = new ArrayList<>();
        restore(broker, 6);
        broker.add(new StoredRow(Topics.RUN_INTENTS, 1, "runs/r1", 60, null));
        broker.add(new StoredRow(Topics.CHECKPOINTS, 1, "runs/r1/checkpoints/64", 61, null));
        restore(broker, BACKUP.size());

        assertThat(broker.stream().filter(row -> row.key().equals("runs/r1")).map(StoredRow::content))
                .containsExactly(6, 60);
        assertThat(broker.get(broker.size() - 1).key()).isEqualTo("runs/r2");
    }

    @Test
    void a_key_that_was_deleted_since_is_not_restored_again() {
        RestoreProgress progress = new RestoreProgress(ID);
        progress.add(Topics.RUN_INTENTS, 1, "runs/r1", null);

        assertThat(progress.lacks(Topics.RUN_INTENTS, new TopicRecord(1, "runs/r1", new byte[0], 6)))
                .isFalse();
    }

    @Test
    void a_broker_without_records_of_this_backup_has_no_restore_to_continue() {
        RestoreProgress progress = new RestoreProgress(ID);
        progress.add(Topics.RUN_INTENTS, 1, "runs/r1", "1e".repeat(32));
        progress.add(Topics.RUN_INTENTS, 1, "runs/r2", null);
        assertThat(progress.hasBegun()).isFalse();

        progress.add(Topics.RUN_INTENTS, 1, "runs/r3", ID);
        assertThat(progress.hasBegun()).isTrue();
    }

    @Test
    void a_log_that_others_wrote_before_it_was_restored_is_interleaved() {
        RecordCounts backup = counts();
        RestoreProgress progress = new RestoreProgress(ID);
        progress.add(LOG, 0, "streams/photographs", ID);
        progress.add(LOG, 3, "streams/photographs", ID);
        assertThat(progress.isInterleaved(LOG, backup)).isFalse();

        progress.add(LOG, 0, null, null);
        assertThat(progress.isInterleaved(LOG, backup)).isTrue();
    }

    @Test
    void a_log_that_a_renderer_continued_after_it_was_restored_is_complete() {
        List<StoredRow> broker = new ArrayList<>();
        restore(broker, 6); // killed among the tables
        broker.add(new StoredRow(LOG, 0, "streams/photographs", 80, null));
        RestoreProgress progress = new RestoreProgress(ID);
        broker.forEach(row -> progress.add(row.topic(), row.partition(), row.key(), row.restoreId()));
        assertThat(progress.isInterleaved(LOG, counts())).isFalse();

        restore(broker, BACKUP.size());
        assertThat(broker.stream().filter(row -> row.topic().equals(LOG)).map(StoredRow::content))
                .containsExactly(1, 2, 3, 4, 80);
        assertThat(broker.get(broker.size() - 1).key()).isEqualTo("runs/r2");
    }

    @Test
    void a_log_that_is_not_in_the_backup_is_not_interleaved() {
        RestoreProgress progress = new RestoreProgress(ID);
        progress.add(LOG, 0, "streams/photographs", null);
        assertThat(progress.isInterleaved(LOG, new RecordCounts())).isFalse();
    }

    private static RecordCounts counts() {
        RecordCounts counts = new RecordCounts();
        BACKUP.forEach(row -> counts.add(row.topic().name(), row.partition()));
        return counts;
    }

    /** Writes what the broker lacks, and is killed after it has read some records of the backup. */
    private static void restore(List<StoredRow> broker, int readCount) {
        RestoreProgress progress = new RestoreProgress(ID);
        broker.forEach(row -> progress.add(row.topic(), row.partition(), row.key(), row.restoreId()));
        for (BackupRow row : BACKUP.subList(0, readCount)) {
            if (progress.lacks(row.topic(), row.record())) {
                broker.add(StoredRow.restored(row));
            }
        }
    }
}
