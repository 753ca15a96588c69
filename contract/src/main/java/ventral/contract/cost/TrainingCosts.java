package ventral.contract.cost;

import static java.util.Comparator.comparingDouble;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.contract.latent.Objective;

/**
 * Holds what the steps and checkpoints of a trainer cost, for one device, network and image size.
 *
 * @param secondsPerImage seconds that a cohort takes for an image of its data order, by the number of passes that its
 *     runs make for the image, see {@link #passCount}; not empty
 * @param secondsPerCheckpoint seconds that a run's checkpoint takes, with its validation; nothing is trained meanwhile;
 *     0 before the first is measured
 */
public record TrainingCosts(SortedMap<Integer, Double> secondsPerImage, double secondsPerCheckpoint) {

    /** Passes of a step: activations, their gradients, and gradients of the weights. Their costs are about equal. */
    public static final int STEP_PASS_COUNT = 3;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there are no seconds per image, or a value is negative or not finite
     */
    public TrainingCosts {
        secondsPerImage = Collections.unmodifiableSortedMap(new TreeMap<>(secondsPerImage));
        if (secondsPerImage.isEmpty()) {
            throw new IllegalArgumentException("no seconds per image: at least one number of passes is required");
        }
        secondsPerImage.forEach((passCount, seconds) -> {
            if (passCount < 1 || !isCost(seconds)) {
                throw new IllegalArgumentException(
                        "invalid cost: %s seconds per image, at %d passes".formatted(seconds, passCount));
            }
        });
        if (!isCost(secondsPerCheckpoint)) {
            throw new IllegalArgumentException(
                    "invalid cost: %s seconds per checkpoint".formatted(secondsPerCheckpoint));
        }
    }

    private static boolean isCost(double seconds) {
        return seconds >= 0 && seconds < Double.POSITIVE_INFINITY;
    }

    /** Returns the passes through its network that a run with this objective makes for each image. */
    public static int passCount(Objective objective) {
        return switch (objective.control()) {
            case NONE, SHUFFLED -> STEP_PASS_COUNT;
            case CALIBRATED -> 1;
            case UNTRAINED -> 0;
        };
    }

    /**
     * Returns the seconds for an image at a number of passes: as measured, or in proportion to the nearest number that
     * was measured. Runs of a cohort take their steps one after the other.
     */
    public double secondsPerImage(int passCount) {
        if (passCount == 0) {
            return 0;
        }
        int nearest = secondsPerImage.keySet().stream()
                .min(comparingDouble(measured -> Math.abs(Math.log((double) measured / passCount))))
                .orElseThrow();
        return secondsPerImage.getOrDefault(nearest, 0.) * passCount / nearest;
    }
}
