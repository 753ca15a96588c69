package ventral.launcher.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits until the processors of this machine have little to do. */
public final class IdleProcessors {

    /** Greatest load of idle processors, as a fraction of all of them. */
    private static final double IDLE = .25;

    /** Samples in a row that must be idle. The first may be of the time before the wait. */
    private static final int SAMPLES = 4;

    private final DoubleSupplier load;
    private final Duration interval;

    /**
     * Creates a wait.
     *
     * @param load returns the load since its last call, from 0 to 1; negative or not a number if it is not known
     * @param interval time between two samples
     */
    IdleProcessors(DoubleSupplier load, Duration interval) {
        this.load = load;
        this.interval = interval;
    }

    /** Creates a wait of at least eight seconds. */
    public static IdleProcessors ofThisMachine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new IdleProcessors(system::getCpuLoad, Duration.ofSeconds(2));
    }

    /** Returns once the processors have been idle for a few samples; never, if their load is not known. */
    public void await() throws InterruptedException {
        int idle = 0;
        while (idle < SAMPLES) {
            Thread.sleep(interval.toMillis());
            double now = load.getAsDouble();
            idle = now >= 0 && now < IDLE ? idle + 1 : 0;
        }
    }
}
