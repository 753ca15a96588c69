package ventral.trainer.cohort;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ventral.contract.cost.MeasuredCost;
import ventral.contract.cost.TrainingCosts;

/**
 * Measures what the steps and the checkpoints of a cohort cost. Costs are medians, so that a short burst of other load
 * counts little. Steps count for five minutes, by their images: half of the images cost as much or less. Of the
 * checkpoints, the last few count.
 */
final class CostMeter {

    private static final Duration STEP_WINDOW = Duration.ofMinutes(5);
    private static final int CHECKPOINT_WINDOW = 9;

    /** Number of measurements from which the median of one number of passes is used. */
    private static final int ENOUGH = 3;

    private record StepCost(Duration at, int passCount, double secondsPerImage, long imageCount) {}

    private final Supplier<Duration> uptime;
    private final String device;
    private final Deque<StepCost> steps = new ArrayDeque<>();
    private final Deque<Double> checkpointSeconds = new ArrayDeque<>();

    /** Start of the steps since the last measurement, or of the checkpoints that are being saved. */
    private Duration start;

    private int passCount;
    private long imageCount;

    /**
     * Creates a meter that starts now.
     *
     * @param uptime time since any moment; never decreases
     * @param device device of the steps
     */
    CostMeter(Supplier<Duration> uptime, String device) {
        this.uptime = uptime;
        this.device = device;
        this.start = uptime.get();
    }

    /** Discards the steps that have not been measured, and starts now. */
    void restart() {
        imageCount = 0;
        start = uptime.get();
    }

    /**
     * Adds a step. Steps that differ in their passes are not measured together: the former ones are discarded.
     *
     * @param passes passes that all runs together have made for each image
     */
    void addStep(int passes, long images) {
        if (passes != passCount) {
            passCount = passes;
            restart();
        } else if (passes > 0) {
            imageCount += images;
        }
    }

    /** Measures the steps since the last measurement. The device has finished them. */
    void endSteps() {
        if (imageCount > 0 && seconds() > 0) {
            steps.addLast(new StepCost(uptime.get(), passCount, seconds() / imageCount, imageCount));
            Duration begin = uptime.get().minus(STEP_WINDOW);
            while (steps.getFirst().at().compareTo(begin) < 0) {
                steps.removeFirst();
            }
            restart();
        }
    }

    /** Measures the steps, and starts checkpoints now. */
    void startCheckpoints() {
        endSteps();
        restart();
    }

    /** Measures the checkpoints that were saved since {@link #startCheckpoints}. */
    void endCheckpoints(int count) {
        for (int i = 0; i < count; i++) {
            checkpointSeconds.addLast(seconds() / count);
        }
        while (checkpointSeconds.size() > CHECKPOINT_WINDOW) {
            checkpointSeconds.removeFirst();
        }
        restart();
    }

    private double seconds() {
        return uptime.get().minus(start).toNanos() / 1e9;
    }

    /** Returns the costs; null before the first measurement of steps. */
    @Nullable TrainingCosts costs() {
        if (steps.isEmpty()) {
            return null;
        }
        Map<Integer, List<StepCost>> measured = steps.stream().collect(groupingBy(StepCost::passCount));
        boolean isEnough = measured.values().stream().anyMatch(costs -> costs.size() >= ENOUGH);
        TreeMap<Integer, Double> secondsPerImage = new TreeMap<>();
        measured.forEach((passes, costs) -> {
            if (costs.size() >= ENOUGH || !isEnough) {
                secondsPerImage.put(passes, median(costs));
            }
        });
        return new TrainingCosts(secondsPerImage, medianSecondsPerCheckpoint());
    }

    /** Returns the costs with the passes of the latest steps; null before the first measurement of steps. */
    @Nullable MeasuredCost latest() {
        TrainingCosts costs = costs();
        if (costs == null) {
            return null;
        }
        int passes = steps.getLast().passCount();
        return new MeasuredCost(passes, costs.secondsPerImage(passes), costs.secondsPerCheckpoint(), device);
    }

    /** Returns the cost at which, or below which, half of the images were learnt. */
    private static double median(List<StepCost> costs) {
        double half = costs.stream().mapToLong(StepCost::imageCount).sum() / 2.;
        long learnt = 0;
        for (StepCost cost : costs.stream()
                .sorted(comparingDouble(StepCost::secondsPerImage))
                .toList()) {
            learnt += cost.imageCount();
            if (learnt >= half) {
                return cost.secondsPerImage();
            }
        }
        throw new IllegalArgumentException("no costs");
    }

    private double medianSecondsPerCheckpoint() {
        double[] sorted = checkpointSeconds.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
