package ventral.trainer.kafka;

import java.util.Map;
import java.util.PrimitiveIterator;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.platform.pixels.BatchCodec;
import ventral.trainer.batch.ImageSource;

/** Opens image logs of streams for reading. */
public final class KafkaImageSourceFactory implements ImageSource.ImageSourceFactory {

    private final Map<String, Object> kafka;
    private final BatchDecoder decoder;

    /**
     * Creates a factory of image sources.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     */
    public KafkaImageSourceFactory(Map<String, Object> kafka, BatchCodec codec) {
        this.kafka = Map.copyOf(kafka);
        this.decoder = new BatchDecoder(codec);
    }

    @Override
    public ImageSource open(StreamName stream, long firstBatch) {
        var topic = Topics.imageBatches(stream);
        return open(topic, new SequentialBatchReader(topic, firstBatch));
    }

    @Override
    public ImageSource open(StreamName stream, PrimitiveIterator.OfLong batches) {
        var topic = Topics.imageBatches(stream);
        return open(topic, new RandomAccessBatchReader(topic, batches));
    }

    private ImageSource open(Topic<ImageBatch> topic, BatchReader reading) {
        KafkaTopicAdmin.createLogIfAbsent(kafka, topic); // the renderer may not have started
        return new KafkaImageSource(
                KafkaImageSource.consumer(kafka, reading.fetchBytes()), decoder, reading, "read " + topic.name());
    }
}
