package ventral.platform.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import ventral.platform.files.DiskWatermark;

/** Exports the free space of the file systems that a service writes to. */
public final class DiskSpaceGauge {

    private DiskSpaceGauge() {}

    /**
     * Registers the gauge of a folder. It is NaN while the folder cannot be read.
     *
     * @param use what the folder holds, such as {@code artifacts}
     */
    public static void register(String use, Path folder, MeterRegistry registry) {
        Gauge.builder("ventral.disk.free", folder, DiskSpaceGauge::freeBytes)
                .description("Free space of the file system that holds this folder")
                .baseUnit("bytes")
                .tag("folder", use)
                .strongReference(true)
                .register(registry);
    }

    private static double freeBytes(Path folder) {
        try {
            return DiskWatermark.freeBytes(folder);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
