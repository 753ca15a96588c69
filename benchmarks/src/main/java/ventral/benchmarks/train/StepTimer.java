package ventral.benchmarks.train;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Times groups of steps. On a GPU a step returns before it has finished, so a group ends when the device has finished;
 * a run waits for the device as often.
 */
final class StepTimer {

    /** Number of steps between two reads of the losses. */
    static final int GROUP = 10;

    /** An action of a step. */
    interface StepAction {
        void take() throws InterruptedException;
    }

    private StepTimer() {}

    /**
     * The time of a step.
     *
     * @param step wall-clock seconds, the median over the groups
     * @param cpu CPU seconds of all threads of the process, the mean
     */
    record StepTime(double step, double cpu) {}

    /**
     * Measures the time of a step.
     *
     * @param settle waits until the device has finished the steps
     */
    static StepTime measure(int warmUp, int steps, StepAction step, StepAction settle) throws InterruptedException {
        group(warmUp, step, settle);
        int count = Math.min(GROUP, steps);
        double[] seconds = new double[Math.max(1, steps / GROUP)];
        double start = cpuSeconds();
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = group(count, step, settle) / count;
        }
        return new StepTime(median(seconds), (cpuSeconds() - start) / (count * seconds.length));
    }

    private static double group(int count, StepAction step, StepAction settle) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            step.take();
        }
        settle.take();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
