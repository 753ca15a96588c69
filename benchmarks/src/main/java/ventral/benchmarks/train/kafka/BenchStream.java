package ventral.benchmarks.train.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import ventral.benchmarks.train.image.SyntheticBatch;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.name.StreamName;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.EncodingMapper;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.LatentColumn;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.pixels.EncodedImages;

/** A stream's image log on a broker, with the records that the renderer would write. Closing it deletes the topic. */
public final class BenchStream implements AutoCloseable {

    private static final int MAX_REQUEST_BYTES = 8 << 20;

    private final Map<String, Object> kafka;
    private final StreamName name;
    private final Topic<ImageBatch> topic;

    private BenchStream(Map<String, Object> kafka, StreamName name) {
        this.kafka = Map.copyOf(kafka);
        this.name = name;
        this.topic = Topics.imageBatches(name);
    }

    /**
     * Creates the topic and publishes the batches.
     *
     * @param kafka connection properties, such as {@code bootstrap.servers}
     * @param pictures returns the batch of an index
     */
    public static BenchStream publish(
            Map<String, Object> kafka, StreamName name, long batchCount, LongFunction<SyntheticBatch> pictures) {
        BenchStream stream = new BenchStream(kafka, name);
        KafkaTopicAdmin.createIfAbsent(kafka, List.of(stream.topic));
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        try (BatchCodec codec = BatchCodec.open();
                Producer<String, byte[]> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (long batch = 0; batch < batchCount; batch++) {
                byte[] value = stream.topic.encode(stream.message(batch, pictures.apply(batch), codec));
                int partition = ImageBatchPartition.of(batch, stream.topic.partitionCount());
                producer.send(new ProducerRecord<>(stream.topic.name(), partition, name.toString(), value));
            }
            producer.flush();
        }
        return stream;
    }

    private ImageBatch message(long index, SyntheticBatch batch, BatchCodec codec) {
        EncodedImages encoded = codec.encode(PixelEncoding.ZSTD, batch.pixels(), batch.imageCount(), batch.imageSize());
        ImageBatch.Builder message = ImageBatch.newBuilder()
                .setStream(name.toString())
                .setBatchIndex(index)
                .setFirstImageIndex(index * batch.imageCount())
                .setImageCount(batch.imageCount())
                .setImageSize(batch.imageSize())
                .setEncoding(EncodingMapper.toWire(PixelEncoding.ZSTD))
                .setPixels(UnsafeByteOperations.unsafeWrap(encoded.bytes()))
                .addAllPictureBytes(Arrays.stream(encoded.lengths()).boxed().toList())
                .setLatentSpace(LatentMapper.toWire(SyntheticBatch.SPACE))
                .setStreamDigest(ByteString.copyFromUtf8(name.id()));
        new EnumMap<>(batch.labels()).forEach((latent, values) -> {
            LatentColumn.Builder column = LatentColumn.newBuilder().setLatent(LatentMapper.toWire(latent));
            for (float value : values) {
                column.addValues(value);
            }
            message.addLabels(column);
        });
        return message.build();
    }

    @Override
    public void close() {
        try (Admin admin = Admin.create(kafka)) {
            admin.deleteTopics(List.of(topic.name()));
        }
    }
}
