package ventral.render.schedule;

/**
 * Tells a renderer whether it still owns a stream's partitions while it works on them. Ownership can end at any moment.
 */
interface PartitionOwnership {

    /**
     * Returns true while the stream's desired state is the one that the work began with and this renderer owns at least
     * one of its partitions.
     */
    boolean isHeld();

    /**
     * Runs work on a partition while ownership is guaranteed, or returns false without running it if ownership is lost.
     *
     * @param work must not block: a revocation waits until it has finished
     */
    boolean runIfOwned(int partition, Runnable work);
}
