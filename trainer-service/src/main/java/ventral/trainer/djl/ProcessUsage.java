package ventral.trainer.djl;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import ventral.trainer.learner.DeviceUsage;

/** Measures the CPU load and memory of this process. */
final class ProcessUsage {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    /**
     * Least time between two measurements. The system reports the load since the previous call, which means nothing
     * after a short time.
     */
    private static final long LEAST_NANOS = 1_000_000_000;

    private long askedAt = System.nanoTime() - LEAST_NANOS;
    private DeviceUsage latest = new DeviceUsage(null, 0);

    /** Returns the usage, measured within the last second. Safe for use by several threads. */
    synchronized DeviceUsage now() {
        long now = System.nanoTime();
        if (now - askedAt >= LEAST_NANOS) {
            askedAt = now;
            double load = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuLoad();
            latest = new DeviceUsage(load >= 0 ? load : null, residentBytes());
        }
        return latest;
    }

    private static long residentBytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // the file exists on Linux only
        }
    }
}
