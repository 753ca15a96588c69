package ventral.planner.flow;

/**
 * A resource of limited capacity: a processor, a disk, a network link.
 *
 * @param id index among all resources of a simulation, from 0
 * @param kind name shared by all resources of one kind
 * @param capacity per second, in a unit of the resource's own
 */
public record Resource(int id, String kind, double capacity) {

    /**
     * Checks the capacity.
     *
     * @throws IllegalArgumentException if the capacity is not a finite number above 0
     */
    public Resource {
        if (!(capacity > 0) || Double.isInfinite(capacity)) {
            throw new IllegalArgumentException("%s: capacity %s is not finite and above 0".formatted(kind, capacity));
        }
    }
}
