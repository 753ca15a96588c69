package ventral.cli.flow;

/**
 * Something that is bounded: a processor, a disk, a link.
 *
 * @param id its place among all resources of a simulation, from 0
 * @param kind what it is one of
 * @param capacity what it gives in a second, in a unit of its own
 */
public record Resource(int id, String kind, double capacity) {

    /** @throws IllegalArgumentException if it gives nothing, or without end */
    public Resource {
        if (!(capacity > 0) || Double.isInfinite(capacity)) {
            throw new IllegalArgumentException("%s has a capacity of %s".formatted(kind, capacity));
        }
    }
}
