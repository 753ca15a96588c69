package ventral.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackupFileTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("ventral.backup");
    }

    @Test
    void what_was_written_is_read() throws IOException {
        write();

        List<String> read = new ArrayList<>();
        assertThat(new BackupReader(file)
                        .read((topic, row) -> read.add("%s %d %s %d %d"
                                .formatted(
                                        topic, row.partition(), row.key(), row.timestampMillis(), row.value().length))))
                .containsExactly(entry("scores", 2L), entry("benchmarks", 0L), entry("run-intents", 1L));

        assertThat(read)
                .containsExactly("scores 0 runs/r1/é 17 3", "scores 11 runs/r2 -1 5000", "run-intents 3 runs/r1 5 0");
    }

    @Test
    void a_backup_that_is_cut_off_anywhere_is_refused() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(file);
        // a zip file without its central directory is still read from its beginning
        int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");

        for (int length = 0; length < end; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> new BackupReader(file).check())
                    .as("cut off after %d of %d bytes", length, end)
                    .isInstanceOf(BackupReader.DamagedBackupException.class)
                    .hasMessageContaining("nothing was changed");
        }
    }

    @Test
    void a_backup_whose_values_are_not_what_was_written_is_refused() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(file);
        int middle = whole.length / 2;
        whole[middle] ^= 1;
        Files.write(file, whole);

        assertThatThrownBy(() -> new BackupReader(file).check()).isInstanceOf(IOException.class);
    }

    @Test
    void a_backup_with_other_records_than_were_written_is_refused() throws IOException {
        writeByHand("2", record(0, "runs/r1", new byte[] {1}), "1 scores " + "0f".repeat(32));

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("another SHA-256");
    }

    @Test
    void a_backup_of_the_format_without_digests_is_read() throws IOException {
        writeByHand("1", record(7, "runs/r1", new byte[] {1}), "1 scores");

        assertThat(new BackupReader(file).check()).containsExactly(entry("scores", 1L));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 100_000, Integer.MAX_VALUE})
    void a_partition_that_no_topic_has_is_refused(int partition) throws IOException {
        writeByHand("1", record(partition, "runs/r1", new byte[] {1}), "1 scores");

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, (8 << 20) + 1, Integer.MAX_VALUE})
    void a_length_that_no_record_has_is_refused_before_memory_is_allocated(int length) throws IOException {
        byte[] header =
                ByteBuffer.allocate(16).putInt(0).putLong(5).putInt(length).array();
        writeByHand("1", header, "1 scores");

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("has a field of %d bytes", length);
    }

    @Test
    void a_record_whose_value_is_shorter_than_stated_is_refused() throws IOException {
        byte[] whole = record(0, "runs/r1", new byte[] {1, 2, 3});
        writeByHand("1", Arrays.copyOf(whole, whole.length - 1), "1 scores");

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("is incomplete");
    }

    @Test
    void an_end_that_is_longer_than_its_topics_need_is_refused() throws IOException {
        writeByHand("1", record(0, "runs/r1", new byte[] {1}), "1 scores\n" + "x".repeat(5000));

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("has a text of more than");
    }

    @Test
    void an_entry_that_is_no_topic_is_refused() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            text(zip, "ventral-backup", "1 now");
            zip.putNextEntry(new ZipEntry("elsewhere/scores"));
        }

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("not a topic's");
    }

    @Test
    void a_record_that_is_larger_than_any_topic_allows_does_not_fit() {
        assertThat(BackupWriter.fits(new TopicRecord(0, "runs/r1", new byte[8 << 20], 5)))
                .isTrue();
        assertThat(BackupWriter.fits(new TopicRecord(0, "runs/r1", new byte[(8 << 20) + 1], 5)))
                .isFalse();
    }

    @Test
    void a_zip_file_of_something_else_is_refused() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("pictures.csv"));
        }

        assertThatThrownBy(() -> new BackupReader(file).check()).hasMessageContaining("is not a backup of Ventral");
    }

    @Test
    void a_backup_with_an_entry_of_no_topic_is_refused() throws IOException {
        zip("x", new byte[0]);

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("has an entry that is not a topic's");
    }

    @Test
    void a_backup_with_an_entry_whose_name_is_not_utf8_is_refused() throws IOException {
        zip("topics/é", new byte[0]);
        byte[] damaged = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .replace("topics/\u00C3\u00A9", "topics/\u00C3\u00C3")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, damaged);

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("name is not UTF-8");
    }

    @Test
    void a_backup_whose_value_ends_too_early_is_refused() throws IOException {
        // partition, timestamp, an empty key, and a value of 5 bytes of which 1 is there
        zip("topics/scores", ByteBuffer.allocate(21).putInt(16, 5).array());

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("is incomplete");
    }

    @Test
    void a_backup_that_inflates_as_no_records_do_is_refused() throws IOException {
        zip("topics/scores", new byte[40 << 20]);

        assertThatThrownBy(() -> new BackupReader(file).check())
                .isInstanceOf(BackupReader.DamagedBackupException.class)
                .hasMessageContaining("as no backup does");
    }

    @Test
    void a_backup_with_a_text_of_megabytes_is_refused() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("ventral-backup"));
            zip.write(new byte[2 << 20]);
        }

        assertThatThrownBy(() -> new BackupReader(file).check()).hasMessageContaining("has a text of more than");
    }

    private void zip(String entry, byte[] content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("ventral-backup"));
            zip.write("1 now".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
    }

    @Test
    void a_backup_that_was_not_finished_leaves_what_was_there() throws IOException {
        Files.writeString(file, "the one of yesterday");

        try (BackupWriter backup = new BackupWriter(file, NOW)) {
            backup.begin("scores");
        }

        assertThat(file).hasContent("the one of yesterday");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
    }

    private void write() throws IOException {
        try (BackupWriter backup = new BackupWriter(file, NOW)) {
            backup.begin("scores");
            backup.write("scores", new TopicRecord(0, "runs/r1/é", new byte[] {1, 2, 3}, 17));
            backup.write("scores", new TopicRecord(11, "runs/r2", noise(), -1));
            backup.begin("benchmarks");
            backup.begin("run-intents");
            backup.write("run-intents", new TopicRecord(3, "runs/r1", new byte[0], 5));
            backup.finish();
        }
    }

    private void writeByHand(String format, byte[] records, String end) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            text(zip, "ventral-backup", format + " now");
            zip.putNextEntry(new ZipEntry("topics/scores"));
            zip.write(records);
            text(zip, "end", end);
        }
    }

    private static void text(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] record(int partition, String key, byte[] value) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(20 + name.length + value.length)
                .putInt(partition)
                .putLong(5)
                .putInt(name.length)
                .put(name)
                .putInt(value.length)
                .put(value)
                .array();
    }

    /** Returns incompressible bytes, so that a damaged byte belongs to the value. */
    private static byte[] noise() {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static Map.Entry<String, Long> entry(String topic, long count) {
        return Map.entry(topic, count);
    }
}
