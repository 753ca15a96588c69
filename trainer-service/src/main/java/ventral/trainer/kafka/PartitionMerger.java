package ventral.trainer.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.topic.Topic;
import ventral.events.v1.ImageBatch;
import ventral.platform.kafka.ImageRecordDecoder;
import ventral.platform.tracing.TraceParent;

/**
 * Merges the partitions of an image log into the stream's order. Batch b is in partition b mod P; batches of a
 * partition are in order, and may occur more than once.
 */
final class PartitionMerger {

    private final Topic<ImageBatch> topic;
    private final List<Deque<StoredBatch>> held = new ArrayList<>();
    private final long[] due;
    private long next;

    PartitionMerger(Topic<ImageBatch> topic, long firstBatch) {
        this.topic = topic;
        this.next = firstBatch;
        this.due = new long[topic.partitionCount()];
        for (int p = 0; p < due.length; p++) {
            held.add(new ArrayDeque<>());
            due[p] = p + startOffset(p) * due.length;
        }
    }

    /**
     * Returns the offset from which a partition is read. No batch that is due has a lower offset, because every batch
     * before it takes up at least one record.
     */
    long startOffset(int partition) {
        return next <= partition ? 0 : (next - partition + due.length - 1) / due.length;
    }

    /** Returns the number of batches of a partition that wait for batches of other partitions. */
    int held(int partition) {
        return held.get(partition).size();
    }

    /**
     * Adds a record.
     *
     * @param trace span that the record names; null if it names none
     * @throws DamagedStreamException if batches before the record are missing, or it is not an image batch
     */
    void take(int partition, long offset, byte[] value, @Nullable TraceParent trace) {
        ImageBatch batch = ImageRecordDecoder.decode(topic, partition, offset, value);
        long index = batch.getBatchIndex();
        if (index > due[partition]) {
            throw new DamagedStreamException(
                    "%s has a gap: found batch %d instead of batch %d at offset %d of partition %d; delete the stream and create it again from the same spec"
                            .formatted(topic.name(), index, due[partition], offset, partition));
        }
        if (index == due[partition]) {
            held.get(partition).add(new StoredBatch(batch, trace));
            due[partition] += due.length;
        }
    }

    /** Returns the next batch in order, or null if it has not arrived. */
    @Nullable StoredBatch next() {
        StoredBatch batch = held.get(ImageBatchPartition.of(next, due.length)).poll();
        if (batch != null) {
            next++;
        }
        return batch;
    }
}
