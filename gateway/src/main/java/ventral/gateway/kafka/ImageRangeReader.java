package ventral.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.ImageName;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.events.v1.ImageBatch;
import ventral.gateway.image.Image;
import ventral.gateway.image.ImageRange;
import ventral.platform.kafka.BatchContent;
import ventral.platform.kafka.BatchSearch;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.pixels.ImageCodec;
import ventral.platform.pixels.PngEncoder;

/** Reads one range of images. Used by one thread. */
final class ImageRangeReader {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Images that are decoded together. */
    private static final int CHUNK_IMAGE_COUNT = 8;

    private final Consumer<String, byte[]> consumer;
    private final BatchCodec codec;
    private final ImageRange range;
    private final Topic<ImageBatch> topic;
    private final long patienceNanos;
    private final long begun = System.nanoTime();
    private final List<Image> read = new ArrayList<>();
    private long bytes;

    ImageRangeReader(Consumer<String, byte[]> consumer, BatchCodec codec, ImageRange range, Duration patience) {
        this.consumer = consumer;
        this.codec = codec;
        this.range = range;
        this.topic = Topics.imageBatches(range.stream());
        this.patienceNanos = patience.toNanos();
    }

    /**
     * Reads the images.
     *
     * @throws DamagedStreamException if an image that should be in the log is missing or cannot be decoded
     * @throws org.apache.kafka.common.KafkaException if the log cannot be read
     */
    List<Image> read() {
        if (consumer.partitionsFor(topic.name()).isEmpty()) {
            return List.of();
        }
        boolean more = true;
        while (more && read.size() < range.count()) {
            Optional<ImageBatch> batch = find((range.first() + read.size()) / range.batchSize());
            more = batch.isPresent() && take(batch.get());
        }
        return read;
    }

    private Optional<ImageBatch> find(long index) {
        BatchSearch search = BatchSearch.begin(consumer, topic, index);
        TopicPartition partition = search.partition();
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
            Optional<ImageBatch> found = search.poll(POLL);
            if (found.isPresent()) {
                return found;
            }
            if (System.nanoTime() - begun > patienceNanos) {
                throw new TimeoutException(
                        "batch %d was not read within %d ms".formatted(index, patienceNanos / 1_000_000));
            }
        }
        return Optional.empty();
    }

    private void checkSpec(ImageBatch batch) {
        BatchContent.check(batch);
        if (batch.getImageCount() != range.batchSize() || batch.getImageSize() != range.imageSize()) {
            throw new DamagedStreamException("%s has %d images of %d pixels, not %d of %d as the stream's spec says"
                    .formatted(
                            BatchContent.name(batch),
                            batch.getImageCount(),
                            batch.getImageSize(),
                            range.batchSize(),
                            range.imageSize()));
        }
    }

    /** Adds the images of a batch. Returns true if more may follow: false once a limit is reached. */
    private boolean take(ImageBatch batch) {
        checkSpec(batch);
        BatchLabels labels = BatchLabels.of(batch);
        int at = (int) (range.first() + read.size() - batch.getFirstImageIndex());
        while (at < batch.getImageCount() && read.size() < range.count()) {
            int count = Math.min(CHUNK_IMAGE_COUNT, Math.min(batch.getImageCount() - at, range.count() - read.size()));
            byte[] pixels = BatchContent.pixels(batch, at, count, codec);
            for (int i = 0; i < count; i++) {
                byte[] png = PngEncoder.encode(
                        pixels, i * ImageCodec.pixelBytes(batch.getImageSize()), batch.getImageSize());
                bytes += png.length;
                if (bytes > range.pngBytes() && !read.isEmpty()) {
                    return false;
                }
                read.add(new Image(
                        new ImageName(range.stream(), batch.getFirstImageIndex() + at + i),
                        batch.getImageSize(),
                        png,
                        labels.of(at + i)));
            }
            at += count;
        }
        return true;
    }
}
