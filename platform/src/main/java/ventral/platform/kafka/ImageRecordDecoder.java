package ventral.platform.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.topic.Topic;
import ventral.events.v1.ImageBatch;

/** Decodes records of an image log. */
public final class ImageRecordDecoder {

    private ImageRecordDecoder() {}

    /**
     * Decodes a record's value.
     *
     * @throws DamagedStreamException if the value is not an image batch
     */
    public static ImageBatch decode(Topic<ImageBatch> topic, int partition, long offset, byte[] value) {
        try {
            return topic.decode(value);
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedStreamException(
                    "offset %d of partition %d of %s is not an image batch".formatted(offset, partition, topic.name()),
                    e);
        }
    }
}
