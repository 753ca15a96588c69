package ventral.cli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.InputFile;
import ventral.fuzz.Seeds;

/** Checks backups. */
public final class BackupTarget {

    private BackupTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "backup",
                Set.of(BackupReader.DamagedBackupException.class),
                BackupTarget::seeds,
                input -> new BackupReader(InputFile.of("backup.zip", input)).check());
    }

    private static List<byte[]> seeds() {
        Path file = InputFile.path("seed.zip");
        try (BackupWriter writer = new BackupWriter(file, Instant.EPOCH)) {
            writer.begin("runs");
            writer.write("runs", new TopicRecord(3, "runs/r1", new byte[] {1, 2}, 5));
            writer.begin("streams");
            writer.finish();
            return List.of(
                    Files.readAllBytes(file), Seeds.zip(new TreeMap<>(Map.of("ventral-backup", new byte[1 << 22]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
