package ventral.cli.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.cli.chaos.fault.DataDisk;
import ventral.cli.chaos.isolation.MemoryDisk;

/** Small file systems of the artifacts, of the broker and of the database, if this machine allows them. */
final class SystemDisks implements AutoCloseable {

    /** Enough for the artifacts of some hundred sweeps. */
    private static final long ARTIFACT_BYTES = 512L << 20;

    /** Enough for the images of some hundred sweeps. */
    private static final long BROKER_BYTES = 3L << 30;

    private static final long DATABASE_BYTES = 1L << 30;

    private final Map<DataDisk, MemoryDisk> disks = new EnumMap<>(DataDisk.class);
    private final @Nullable String missing;

    /**
     * Mounts the file systems.
     *
     * @param artifacts folder of the artifacts
     * @param data folder of the data of the other components
     * @param noMounts why this process cannot mount any; null if it can
     */
    SystemDisks(Path artifacts, Path data, @Nullable String noMounts) throws IOException {
        this.missing = noMounts;
        if (noMounts != null) {
            return;
        }
        try {
            disks.put(DataDisk.ARTIFACTS, MemoryDisk.mount(artifacts, ARTIFACT_BYTES));
            disks.put(DataDisk.BROKER, MemoryDisk.mount(data.resolve("kafka"), BROKER_BYTES));
            disks.put(DataDisk.DATABASE, MemoryDisk.mount(data.resolve("postgresql"), DATABASE_BYTES));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Returns a file system; empty if there are none, for the reason {@link #missing}. */
    Optional<MemoryDisk> find(DataDisk disk) {
        return Optional.ofNullable(disks.get(disk));
    }

    String missing() {
        return Objects.requireNonNullElse(missing, "");
    }

    @Override
    public void close() {
        for (MemoryDisk disk : disks.values()) {
            try {
                disk.close();
            } catch (IOException e) {
                continue; // it goes with the namespace
            }
        }
        disks.clear();
    }
}
