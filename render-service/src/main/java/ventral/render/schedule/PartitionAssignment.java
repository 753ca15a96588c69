package ventral.render.schedule;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import ventral.contract.name.StreamName;

/**
 * Assigns the partitions of stream logs to renderers. Log partition p of a stream belongs to intent partition (hash of
 * the stream's ID + p) mod count, and each intent partition is owned by one renderer. So several renderers can work on
 * one stream, and any of them can take over any part.
 *
 * @param count number of intent partitions
 * @param partitionCount partitions of every stream's log
 */
public record PartitionAssignment(int count, int partitionCount) {

    public PartitionAssignment {
        if (count < partitionCount || partitionCount < 1) {
            throw new IllegalArgumentException(
                    "%d intent partitions are too few for logs of %d partitions".formatted(count, partitionCount));
        }
    }

    /** Returns the log partitions of a stream that the owner of some intent partitions writes, in ascending order. */
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
