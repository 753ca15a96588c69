package ventral.contract.spec;

/** Assigns scoring tasks to partitions, by which scorers share them. */
public final class ScoringTaskPartition {

    private ScoringTaskPartition() {}

    /**
     * Returns the partition of a task. Tasks of one model and one set of images are in one partition, so that one
     * scorer runs them in sequence and the model processes the images once.
     *
     * @param model resource name of the model, such as {@code runs/r1/checkpoints/64000}
     * @param images identity of the set of images, such as the digest of its content
     */
    public static int of(String model, String images, int partitionCount) {
        return Math.floorMod((model + " " + images).hashCode(), partitionCount);
    }
}
