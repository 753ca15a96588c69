package ventral.cli.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.cli.backup.BackupReader;
import ventral.cli.backup.TopicRecord;
import ventral.cli.kafka.TopicStore;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.platform.digest.Sha256;
import ventral.platform.kafka.KafkaTopicAdmin;

/** Resumes a restore that was interrupted. */
class ResumedRestoreTest extends BackupTestBase {

    @Test
    void an_interrupted_restore_is_continued() throws IOException {
        fill();
        backUp(folder.resolve("copies"));
        KafkaTopicAdmin.createIfAbsent(kafka(to), List.of(Topics.CHECKPOINTS));
        try (TopicStore.RecordWriter writer = new TopicStore(kafka(to)).openWriter()) {
            new BackupReader(Path.of(backup())).read((topic, row) -> {
                if (topic.equals(Topics.CHECKPOINTS.name())) {
                    writer.write(topic, row, Sha256.hex(Path.of(backup())));
                }
            });
        }

        assertThat(restore()).contains("is not empty", "--resume");
        assertThat(restore("--resume")).isEqualTo("");
        assertThat(restore("--resume")).isEqualTo("");

        for (Topic<?> topic : List.of(Topics.STREAM_INTENTS, Topics.RUN_INTENTS, Topics.CHECKPOINTS, PHOTOGRAPHS)) {
            assertThat(table(to, topic)).as(topic.name()).isEqualTo(table(from, topic));
        }
        assertThat(new TopicStore(kafka(to)).recordCount(Topics.CHECKPOINTS.name()))
                .isEqualTo(1);
        assertThat(new TopicStore(kafka(to)).recordCount(PHOTOGRAPHS.name())).isEqualTo(1);
    }

    @Test
    void a_restore_of_another_backup_is_not_continued() throws IOException {
        fill();
        backUp(folder.resolve("copies"));
        KafkaTopicAdmin.createIfAbsent(kafka(to), List.of(Topics.RUN_INTENTS));
        try (TopicStore.RecordWriter writer = new TopicStore(kafka(to)).openWriter()) {
            writer.write(Topics.RUN_INTENTS.name(), new TopicRecord(0, "runs/own", new byte[0], 5), "0f".repeat(32));
        }

        assertThat(restore("--resume")).contains("is not empty", "nothing was changed");
    }
}
