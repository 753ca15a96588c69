package ventral.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.latent.Latent;
import ventral.contract.latent.Objective;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.Recipe;
import ventral.contract.wire.EncodingMapper;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.LatentColumn;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.pixels.EncodedImages;
import ventral.platform.tensor.Tensor;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.djl.DeviceChoice;
import ventral.trainer.djl.DjlLearnerFactory;
import ventral.trainer.djl.PrecisionChoice;
import ventral.trainer.learner.Learner;
import ventral.trainer.objective.TargetEncoder;
import ventral.trainer.testing.InMemoryStream;

class BatchDecoderTest {

    private static final int COUNT = 8;
    private static final int SIZE = 32;
    private static final BatchCodec CODEC = BatchCodec.open();

    private final BatchDecoder decoder = new BatchDecoder(CODEC);

    @AfterAll
    static void close() {
        CODEC.close();
    }

    @ParameterizedTest
    @EnumSource(names = "JPEG", mode = EnumSource.Mode.EXCLUDE)
    void an_exact_encoding_gives_the_pictures_that_were_rendered(PixelEncoding encoding) {
        LabelledBatch batch = decoder.decode(stored(7, encoding));
        assertThat(batch.index()).isEqualTo(7);
        assertThat(batch.pixels()).isEqualTo(pixels(7));
        assertThat(batch.labels().get(Latent.DISTANCE)).hasSize(COUNT).containsOnly(7);
    }

    @Test
    void jpeg_gives_nearly_the_pictures_that_were_rendered() {
        byte[] pixels = decoder.decode(stored(7, PixelEncoding.JPEG)).pixels();
        assertThat(pixels).hasSameSizeAs(pixels(7)).isNotEqualTo(pixels(7));
    }

    @ParameterizedTest
    @EnumSource(names = "JPEG", mode = EnumSource.Mode.EXCLUDE)
    void a_network_learns_the_same_from_any_exact_encoding(PixelEncoding encoding) {
        assertThat(weights(encoding)).usingRecursiveComparison().isEqualTo(weights(PixelEncoding.RAW));
    }

    @Test
    void a_network_learns_something_else_from_jpeg() {
        assertThat(weights(PixelEncoding.JPEG)).usingRecursiveComparison().isNotEqualTo(weights(PixelEncoding.RAW));
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_picture_is_named_with_its_batch_and_stream(PixelEncoding encoding) {
        ImageBatch whole = stored(7, encoding);
        byte[] bytes = whole.getPixels().toByteArray();
        int last = whole.getPictureBytes(COUNT - 1);
        ImageBatch damaged = whole.toBuilder()
                .setPixels(ByteString.copyFrom(bytes, 0, bytes.length - last / 2))
                .setPictureBytes(COUNT - 1, last - last / 2)
                .build();
        assertThatThrownBy(() -> decoder.decode(damaged))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageStartingWith("batch 7 of streams/s is damaged: image 7 cannot be decoded: ")
                .hasMessageEndingWith("; delete the stream and create it again from the same spec");
    }

    @Test
    void a_batch_that_is_shorter_than_its_pictures_is_refused() {
        ImageBatch whole = stored(7, PixelEncoding.ZSTD);
        ImageBatch cut =
                whole.toBuilder().setPixels(whole.getPixels().substring(1)).build();
        assertThatThrownBy(() -> decoder.decode(cut))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageContaining("batch 7 of streams/s")
                .hasMessageContaining("bytes of encoded images");
    }

    @Test
    void a_batch_with_fewer_pictures_than_labels_is_refused() {
        ImageBatch more = stored(7, PixelEncoding.ZSTD).toBuilder()
                .setImageCount(COUNT + 1)
                .build();
        assertThatThrownBy(() -> decoder.decode(more))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessage("batch 7 of streams/s has 8 encoded images, not 9");
    }

    @ParameterizedTest
    @CsvSource({
        "7, 56, 2000000000, 32, image_count 2000000000 is outside 1 to 512",
        "7, 56, 0, 32, image_count 0 is outside 1 to 512",
        "7, 56, -8, 32, image_count -8 is outside 1 to 512",
        "7, 56, 8, 20000, image_size 20000 is outside 1 to 512",
        "7, 56, 8, -1, image_size -1 is outside 1 to 512",
        "7, 3584, 512, 512, 402653184 bytes of decoded images are more than the limit of 7340032",
        "7, 57, 8, 32, first_image_index 57 does not match batches of 8 images",
        "7, 64, 8, 32, first_image_index 64 does not match batches of 8 images",
        "7, -56, 8, 32, first_image_index -56 does not match batches of 8 images",
        "1152921504606846975, 9223372036854775800, 8, 32, first_image_index 9223372036854775800 does not match batches of 8 images"
    })
    void numbers_outside_their_limits_are_damage(long index, long first, int count, int size, String reason) {
        ImageBatch crafted = stored(7, PixelEncoding.ZSTD).toBuilder()
                .setBatchIndex(index)
                .setFirstImageIndex(first)
                .setImageCount(count)
                .setImageSize(size)
                .build();
        assertThatThrownBy(() -> decoder.decode(crafted))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessage(
                        "batch %d of streams/s is damaged: %s; delete the stream and create it again from the same spec"
                                .formatted(index, reason));
    }

    @Test
    void labels_of_other_images_or_unknown_latents_are_damage() {
        ImageBatch whole = stored(7, PixelEncoding.ZSTD);
        ImageBatch more = whole.toBuilder()
                .setLabels(0, whole.getLabels(0).toBuilder().addValues(7))
                .build();
        assertThatThrownBy(() -> decoder.decode(more))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessage("batch 7 of streams/s has invalid labels: 9 labels DISTANCE for 8 images");
        ImageBatch unknown = whole.toBuilder()
                .setLabels(0, whole.getLabels(0).toBuilder().setLatentValue(99))
                .build();
        assertThatThrownBy(() -> decoder.decode(unknown)).isInstanceOf(DamagedStreamException.class);
        ImageBatch spaceless = whole.toBuilder().clearLatentSpace().build();
        assertThatThrownBy(() -> decoder.decode(spaceless)).isInstanceOf(DamagedStreamException.class);
    }

    @Test
    void an_encoding_of_a_newer_renderer_is_refused_by_its_number() {
        ImageBatch newer =
                stored(7, PixelEncoding.ZSTD).toBuilder().setEncodingValue(99).build();
        assertThatThrownBy(() -> decoder.decode(newer))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessageStartingWith("batch 7 of streams/s has images in encoding 99");
    }

    private SortedMap<String, Tensor> weights(PixelEncoding encoding) {
        TargetEncoder targets = new TargetEncoder(Objective.parse("distance"), InMemoryStream.SPACE, Recipe.DEFAULT);
        try (Learner learner = new DjlLearnerFactory(1, PrecisionChoice.FP32, DeviceChoice.of("cpu"))
                .create(Recipe.DEFAULT, targets.layout(), 3)) {
            for (int i = 0; i < 2; i++) {
                LabelledBatch batch = decoder.decode(stored(i, encoding));
                learner.step(
                        batch.pixels(),
                        batch.imageCount(),
                        batch.imageSize(),
                        targets.encode(batch.labels(), batch.imageCount()),
                        1e-3);
            }
            return learner.weights();
        }
    }

    private static byte[] pixels(int batch) {
        byte[] pixels = new byte[3 * SIZE * SIZE * COUNT];
        new Random(batch).nextBytes(pixels);
        return pixels;
    }

    private static ImageBatch stored(int index, PixelEncoding encoding) {
        EncodedImages images = CODEC.encode(encoding, pixels(index), COUNT, SIZE);
        LatentColumn.Builder distances = LatentColumn.newBuilder().setLatent(LatentMapper.toWire(Latent.DISTANCE));
        for (int i = 0; i < COUNT; i++) {
            distances.addValues(index);
        }
        return ImageBatch.newBuilder()
                .setStream("streams/s")
                .setBatchIndex(index)
                .setFirstImageIndex((long) index * COUNT)
                .setImageCount(COUNT)
                .setImageSize(SIZE)
                .setEncoding(EncodingMapper.toWire(encoding))
                .setPixels(ByteString.copyFrom(images.bytes()))
                .addAllPictureBytes(Arrays.stream(images.lengths()).boxed().toList())
                .addLabels(distances)
                .setLatentSpace(LatentMapper.toWire(InMemoryStream.SPACE))
                .build();
    }
}
