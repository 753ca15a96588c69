package ventral.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.image.ImageBatchPartition;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.name.StreamName;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.EncodingMapper;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.LatentColumn;
import ventral.gateway.image.Image;
import ventral.gateway.image.ImageLogUnavailableException;
import ventral.gateway.image.ImageRange;
import ventral.gateway.image.ImageReadersBusyException;
import ventral.gateway.image.Label;
import ventral.gateway.testing.Broker;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.pixels.EncodedImages;

/** Tests reads of images from a real broker. */
final class KafkaStreamImageReaderTest {

    private static final int BATCH = 8;
    private static final int SIZE = 32;
    private static final int PLENTY = 1 << 20;
    private static final LatentSpace SPACE = new LatentSpace(
            Set.of(LatentGroup.DISTANCE, LatentGroup.CATEGORY),
            List.of("bottle", "chair"),
            List.of(),
            Map.of(Latent.DISTANCE, new LatentSpace.Moments(2, .5)),
            Map.of());

    private static final Broker BROKER = new Broker();
    private static final BatchCodec CODEC = BatchCodec.open();

    @BeforeAll
    static void start() {
        BROKER.start();
    }

    @AfterAll
    static void stop() {
        CODEC.close();
        BROKER.stop();
    }

    @Test
    void images_come_with_their_pictures_and_labels_over_batches_and_what_lies_there_twice() throws IOException {
        StreamName stream = new StreamName("twice");
        // Batch 1 comes before 5 repeatedly, as when a renderer is replaced.
        put(stream, 0, 1, 2, 3, 4, 1, 5, 1, 5, 9, 6, 7, 8);
        List<Image> images = images().read(new ImageRange(stream, BATCH, SIZE, 3, 64, PLENTY));
        assertThat(images)
                .extracting(image -> image.name().index())
                .containsExactlyElementsOf(LongStream.range(3, 67).boxed().toList());
        for (Image image : images) {
            long index = image.name().index();
            assertThat(image.name().stream()).isEqualTo(stream);
            assertThat(image.imageSize()).isEqualTo(SIZE);
            assertThat(pixels(image.png())).isEqualTo(picture(index));
            assertThat(image.labels())
                    .containsExactly(
                            new Label(Latent.DISTANCE, (int) index / 4f, ""),
                            new Label(
                                    Latent.CATEGORY,
                                    (int) (index % 3),
                                    List.of("bottle", "chair", "").get((int) (index % 3))));
        }
    }

    @Test
    void a_range_ends_where_the_log_does() {
        StreamName stream = new StreamName("short");
        put(stream, 0, 1, 2);
        assertThat(images().read(new ImageRange(stream, BATCH, SIZE, 20, 16, PLENTY)))
                .hasSize(4);
        assertThat(images().read(new ImageRange(stream, BATCH, SIZE, 24, 16, PLENTY)))
                .isEmpty();
        assertThat(images().read(new ImageRange(stream, BATCH, SIZE, 8_000_000, 16, PLENTY)))
                .isEmpty();
    }

    @Test
    void pictures_that_would_be_too_much_are_left_out_but_never_the_first() {
        StreamName stream = new StreamName("noisy");
        put(stream, 0, 1);
        int each = images().read(new ImageRange(stream, BATCH, SIZE, 0, 1, 1))
                .get(0)
                .png()
                .length;
        assertThat(images().read(new ImageRange(stream, BATCH, SIZE, 0, 16, 10 * each + each / 2)))
                .hasSize(10);
    }

    @Test
    void a_stream_without_a_log_has_no_images_and_gets_none_by_being_asked() throws Exception {
        StreamName nobody = new StreamName("nobody");
        assertThat(images().read(new ImageRange(nobody, BATCH, SIZE, 0, 16, PLENTY)))
                .isEmpty();
        try (Admin admin = Admin.create(BROKER.connection())) {
            assertThat(admin.listTopics().names().get())
                    .doesNotContain(Topics.imageBatches(nobody).name());
        }
    }

    @Test
    void a_gap_is_told_by_the_batch_that_is_missing() {
        StreamName stream = new StreamName("gap");
        put(stream, 0, 1, 2, 3, 8);
        assertThatThrownBy(() -> images().read(new ImageRange(stream, BATCH, SIZE, 32, 1, PLENTY)))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageContaining("image-batches.gap has a gap: found batch 8 instead of batch 4");
    }

    @Test
    void what_is_no_batch_and_what_is_no_picture_is_told_by_its_place() {
        StreamName stream = new StreamName("damaged");
        Topic<ImageBatch> topic = ensure(stream);
        ImageBatch batch = batch(stream, 1);
        int last = batch.getPictureBytes(BATCH - 1);
        ImageBatch cut = batch.toBuilder()
                .setPixels(batch.getPixels().substring(0, batch.getPixels().size() - last / 2))
                .setPictureBytes(BATCH - 1, last - last / 2)
                .build();
        BROKER.put(List.of(
                new ProducerRecord<>(topic.name(), 0, stream.toString(), new byte[] {1, 2, 3}),
                new ProducerRecord<>(topic.name(), 1, stream.toString(), cut.toByteArray()),
                new ProducerRecord<>(
                        topic.name(),
                        2,
                        stream.toString(),
                        batch(stream, 2).toBuilder()
                                .clearLabels()
                                .addLabels(column(Latent.DISTANCE, 1, i -> 0))
                                .build()
                                .toByteArray())));
        assertThatThrownBy(() -> images().read(new ImageRange(stream, BATCH, SIZE, 0, 1, PLENTY)))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessage("offset 0 of partition 0 of image-batches.damaged is not an image batch");
        assertThatThrownBy(() -> images().read(new ImageRange(stream, BATCH, SIZE, 8, 8, PLENTY)))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageStartingWith("batch 1 of streams/damaged is damaged: image 7 cannot be decoded: ");
        assertThatThrownBy(() -> images().read(new ImageRange(stream, BATCH, SIZE, 16, 1, PLENTY)))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageContaining("batch 2 of streams/damaged has invalid labels: 1 labels DISTANCE for 8 images");
    }

    @Test
    void a_batch_that_does_not_fit_the_spec_is_damage() {
        StreamName stream = new StreamName("other");
        put(stream, 0);
        assertThatThrownBy(() -> images().read(new ImageRange(stream, 2 * BATCH, SIZE, 0, 1, PLENTY)))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessage(
                        "batch 0 of streams/other has 8 images of 32 pixels, not 16 of 32 as the stream's spec says");
        assertThatThrownBy(() -> images().read(new ImageRange(stream, BATCH, 2 * SIZE, 0, 1, PLENTY)))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessage(
                        "batch 0 of streams/other has 8 images of 32 pixels, not 8 of 64 as the stream's spec says");
    }

    @Test
    void while_the_broker_is_away_few_wait_for_it_and_others_are_turned_away() {
        StreamName stream = new StreamName("away");
        put(stream, 0);
        KafkaStreamImageReader images = new KafkaStreamImageReader(BROKER.connection(), CODEC, Duration.ofSeconds(4));
        ImageRange range = new ImageRange(stream, BATCH, SIZE, 0, 1, PLENTY);
        BROKER.halt();
        try {
            List<CompletableFuture<List<Image>>> readings = IntStream.range(0, 5)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> images.read(range), task -> new Thread(task).start()))
                    .toList();
            await().atMost(Duration.ofMinutes(2)).until(() -> readings.stream().allMatch(CompletableFuture::isDone));
            List<Class<?>> failures = readings.stream()
                    .<Class<?>>map(reading -> reading.handle(
                                    (found, failure) -> failure.getCause().getClass())
                            .join())
                    .toList();
            assertThat(failures)
                    .filteredOn(ImageLogUnavailableException.class::equals)
                    .hasSize(2);
            assertThat(failures)
                    .filteredOn(ImageReadersBusyException.class::equals)
                    .hasSize(3);
        } finally {
            BROKER.resume();
        }
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(ImageLogUnavailableException.class)
                .untilAsserted(() -> assertThat(images.read(range)).hasSize(1));
    }

    private static KafkaStreamImageReader images() {
        return new KafkaStreamImageReader(BROKER.connection(), CODEC, Duration.ofSeconds(20));
    }

    private static Topic<ImageBatch> ensure(StreamName stream) {
        Topic<ImageBatch> topic = Topics.imageBatches(stream);
        KafkaTopicAdmin.createIfAbsent(BROKER.connection(), List.of(topic));
        // A producer that sends before the partition has a leader never gets its first record through.
        assertThat(BROKER.records(topic.name())).isEmpty();
        return topic;
    }

    private static void put(StreamName stream, long... batches) {
        Topic<ImageBatch> topic = ensure(stream);
        BROKER.put(LongStream.of(batches)
                .mapToObj(index -> new ProducerRecord<>(
                        topic.name(),
                        ImageBatchPartition.of(index, topic.partitionCount()),
                        stream.toString(),
                        topic.encode(batch(stream, index))))
                .toList());
    }

    private static ImageBatch batch(StreamName stream, long index) {
        byte[] pixels = new byte[BATCH * 3 * SIZE * SIZE];
        for (int i = 0; i < BATCH; i++) {
            System.arraycopy(picture(index * BATCH + i), 0, pixels, i * 3 * SIZE * SIZE, 3 * SIZE * SIZE);
        }
        EncodedImages pictures = CODEC.encode(PixelEncoding.ZSTD, pixels, BATCH, SIZE);
        return ImageBatch.newBuilder()
                .setStream(stream.toString())
                .setBatchIndex(index)
                .setFirstImageIndex(index * BATCH)
                .setImageCount(BATCH)
                .setImageSize(SIZE)
                .setEncoding(EncodingMapper.toWire(PixelEncoding.ZSTD))
                .setPixels(ByteString.copyFrom(pictures.bytes()))
                .addAllPictureBytes(Arrays.stream(pictures.lengths()).boxed().toList())
                .addLabels(column(Latent.DISTANCE, BATCH, i -> (int) (index * BATCH + i) / 4f))
                .addLabels(column(Latent.CATEGORY, BATCH, i -> (int) ((index * BATCH + i) % 3)))
                .setLatentSpace(LatentMapper.toWire(SPACE))
                .build();
    }

    private interface LabelFunction {
        float of(int image);
    }

    private static LatentColumn column(Latent latent, int count, LabelFunction value) {
        LatentColumn.Builder column = LatentColumn.newBuilder().setLatent(LatentMapper.toWire(latent));
        IntStream.range(0, count).forEach(i -> column.addValues(value.of(i)));
        return column.build();
    }

    /** Returns an image in RGB, one byte per channel. */
    private static byte[] picture(long index) {
        byte[] pixels = new byte[3 * SIZE * SIZE];
        new Random(index).nextBytes(pixels);
        return pixels;
    }

    private static byte[] pixels(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        byte[] pixels = new byte[3 * SIZE * SIZE];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int rgb = picture.getRGB(i % SIZE, i / SIZE);
            pixels[3 * i] = (byte) (rgb >> 16);
            pixels[3 * i + 1] = (byte) (rgb >> 8);
            pixels[3 * i + 2] = (byte) rgb;
        }
        return pixels;
    }
}
