package ventral.contract.spec;

/** Assigns scoring tasks to partitions, by which scorers share them. */
public final class ScoringTaskPartition {

    private ScoringTaskPartition() {}

    /**
     * Returns the partition of a task. Tasks of one model, or of checkpoints with equal weights, and one set of images
     * are in one partition, so that one scorer runs them in sequence and the model processes the images once.
     *
     * @param model identity of the model, such as the digest of a checkpoint's weights
     * @param images identity of the set of images, such as the digest of its content
     */
    public static int of(String model, String images, int partitionCount) {
        return Math.floorMod((model + " " + images).hashCode(), partitionCount);
    }
}
