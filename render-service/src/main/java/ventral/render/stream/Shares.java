package ventral.render.stream;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import ventral.contract.name.StreamName;

/**
 * How streams are dealt out to renderers: partition p of a stream belongs to share (hash of its name + p) mod count, and
 * every share to one renderer. So several renderers work on one stream, and any of them can take over any part.
 *
 * @param count of all shares
 * @param partitionCount partitions of every stream's log
 */
public record Shares(int count, int partitionCount) {

    public Shares {
        if (count < partitionCount || partitionCount < 1) {
            throw new IllegalArgumentException(
                    "%d shares of streams with %d partitions".formatted(count, partitionCount));
        }
    }

    /** The partitions of a stream's log that the owner of some shares writes, in order. */
    Set<Integer> partitions(StreamName stream, IntPredicate owned) {
        Set<Integer> partitions = new TreeSet<>();
        for (int p = 0; p < partitionCount; p++) {
            if (owned.test(Math.floorMod(stream.id().hashCode() + p, count))) {
                partitions.add(p);
            }
        }
        return partitions;
    }
}
