package ventral.trainer.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.kafka.ImageRecords;
import ventral.contract.topic.Topic;
import ventral.events.v1.ImageBatch;

/**
 * Puts the partitions of an image log together again: batch b lies in partition b mod P, in order, perhaps more than once.
 */
final class BatchOrder {

    private final Topic<ImageBatch> topic;
    private final List<Deque<ImageBatch>> held = new ArrayList<>();
    private final long[] due;
    private long next;

    BatchOrder(Topic<ImageBatch> topic, long firstBatch) {
        this.topic = topic;
        this.next = firstBatch;
        this.due = new long[topic.partitionCount()];
        for (int p = 0; p < due.length; p++) {
            held.add(new ArrayDeque<>());
            due[p] = p + leastOffset(p) * due.length;
        }
    }

    /** No batch that is due can lie before this offset: every batch before it takes up at least one record. */
    long leastOffset(int partition) {
        return next <= partition ? 0 : (next - partition + due.length - 1) / due.length;
    }

    /** Batches of a partition that wait for those of others. */
    int held(int partition) {
        return held.get(partition).size();
    }

    /** @throws DamagedStreamException if the record leaves a gap behind it, or is no batch */
    void take(int partition, long offset, byte[] value) {
        ImageBatch batch = ImageRecords.decode(topic, partition, offset, value);
        long index = batch.getBatchIndex();
        if (index > due[partition]) {
            throw new DamagedStreamException(
                    "%s has a gap: batch %d follows where %d was due, at offset %d of partition %d; delete the stream and make it again from the same spec"
                            .formatted(topic.name(), index, due[partition], offset, partition));
        }
        if (index == due[partition]) {
            held.get(partition).add(batch);
            due[partition] += due.length;
        }
    }

    /** The batch that is due, or null if it has not come. */
    @Nullable ImageBatch next() {
        ImageBatch batch = held.get((int) (next % due.length)).poll();
        if (batch != null) {
            next++;
        }
        return batch;
    }
}
