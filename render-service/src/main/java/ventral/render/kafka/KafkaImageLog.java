package ventral.render.kafka;

import com.google.protobuf.UnsafeByteOperations;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.name.StreamName;
import ventral.contract.topic.Topic;
import ventral.contract.wire.Latents;
import ventral.events.v1.LatentColumn;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.ImageLog;
import ventral.render.stream.StreamPlan;

/** One stream's log: batch b in partition b mod P, in order. */
final class KafkaImageLog implements ImageLog {

    private final KafkaProducer<String, byte[]> producer;
    private final Topic<ventral.events.v1.ImageBatch> topic;
    private final StreamName stream;
    private final StreamPlan plan;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    KafkaImageLog(
            KafkaProducer<String, byte[]> producer,
            Topic<ventral.events.v1.ImageBatch> topic,
            StreamName stream,
            StreamPlan plan) {
        this.producer = producer;
        this.topic = topic;
        this.stream = stream;
        this.plan = plan;
    }

    @Override
    public StreamPlan plan() {
        return plan;
    }

    @Override
    public void append(ImageBatch batch) {
        throwFailure();
        int partition = (int) (batch.batchIndex() % topic.partitionCount());
        producer.send(
                new ProducerRecord<>(topic.name(), partition, stream.toString(), topic.encode(message(batch))),
                (written, e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, e);
                    }
                });
    }

    @Override
    public void flush() {
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        producer.flush();
    }

    private void throwFailure() {
        Exception e = failure.get();
        if (e != null) {
            throw new KafkaException("%s cannot be written".formatted(topic.name()), e);
        }
    }

    private ventral.events.v1.ImageBatch message(ImageBatch batch) {
        var message = ventral.events.v1.ImageBatch.newBuilder()
                .setStream(stream.toString())
                .setBatchIndex(batch.batchIndex())
                .setFirstImageIndex(batch.firstImageIndex())
                .setImageCount(batch.imageCount())
                .setImageSize(batch.imageSize())
                .setPixels(UnsafeByteOperations.unsafeWrap(batch.pixels()))
                .setLatentSpace(Latents.toWire(batch.latentSpace()));
        for (Latent latent : Latent.values()) {
            LatentColumn.Builder column = LatentColumn.newBuilder().setLatent(Latents.toWire(latent));
            for (float value : batch.labels().getOrDefault(latent, new float[0])) {
                column.addValues(value);
            }
            message.addLabels(column);
        }
        return message.build();
    }
}
