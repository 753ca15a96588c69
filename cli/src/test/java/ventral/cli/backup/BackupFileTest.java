package ventral.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
    void a_zip_file_of_something_else_is_refused() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("pictures.csv"));
        }

        assertThatThrownBy(() -> new BackupReader(file).check()).hasMessageContaining("is not a backup of Ventral");
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
