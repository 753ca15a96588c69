package ventral.contract.cost;

/**
 * Holds what the steps and checkpoints of a run cost, together with the runs that were trained at the same time.
 *
 * @param passCount passes that these runs made for each image of the data order, see {@link TrainingCosts#passCount}
 * @param secondsPerImage seconds that the trainer took for an image of the data order, without checkpoints
 * @param secondsPerCheckpoint seconds that a checkpoint of one run took, with its validation; 0 before the first
 * @param device device of the trainer, such as {@code cpu, 2 threads, bf16}
 */
public record MeasuredCost(int passCount, double secondsPerImage, double secondsPerCheckpoint, String device) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the passes or the seconds per image are not positive or not finite
     */
    public MeasuredCost {
        if (passCount < 1
                || !(secondsPerImage > 0 && Double.isFinite(secondsPerImage))
                || !(secondsPerCheckpoint >= 0 && Double.isFinite(secondsPerCheckpoint))) {
            throw new IllegalArgumentException("invalid cost: %s s for an image at %d passes, %s s for a checkpoint"
                    .formatted(secondsPerImage, passCount, secondsPerCheckpoint));
        }
    }
}
