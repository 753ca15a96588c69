package ventral.platform.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.topic.Topic;
import ventral.events.v1.ImageBatch;

/** Decodes records of an image log. */
public final class ImageRecordDecoder {

    private ImageRecordDecoder() {}

    /**
     * Decodes a record's value.
     *
     * @throws DamagedStreamException if the value is absent or not an image batch, or is a batch of another partition
     */
    public static ImageBatch decode(Topic<ImageBatch> topic, int partition, long offset, byte @Nullable [] value) {
        if (value == null) {
            throw new DamagedStreamException(
                    "offset %d of partition %d of %s has no value, but an image log keeps every batch; delete the stream and create it again from the same spec"
                            .formatted(offset, partition, topic.name()));
        }
        ImageBatch batch;
        try {
            batch = topic.decode(value);
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedStreamException(
                    "offset %d of partition %d of %s is not an image batch".formatted(offset, partition, topic.name()),
                    e);
        }
        long index = batch.getBatchIndex();
        if (index < 0 || ImageBatchPartition.of(index, topic.partitionCount()) != partition) {
            throw new DamagedStreamException(
                    "offset %d of partition %d of %s holds batch %d, which does not belong there; delete the stream and create it again from the same spec"
                            .formatted(offset, partition, topic.name(), index));
        }
        return batch;
    }
}
