package ventral.platform.kafka;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.latent.Latent;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;
import ventral.contract.wire.EncodingMapper;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.LatentColumn;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.pixels.DamagedImageException;
import ventral.platform.pixels.EncodedImages;

/** Extracts the images and labels of a stored batch. */
public final class BatchContent {

    private BatchContent() {}

    /**
     * Checks the numbers of a batch against the limits of stream specs, before memory is allocated by them.
     *
     * @throws DamagedStreamException if a number is outside its limits, or the batch does not have one encoded image for
     *     each image
     */
    public static void check(ImageBatch batch) {
        int imageCount = batch.getImageCount();
        checkRange(batch, "image_count", imageCount, StreamSpec.MAX_BATCH_SIZE);
        checkRange(batch, "image_size", batch.getImageSize(), StreamSpec.MAX_IMAGE_SIZE);
        long pixelBytes = 3L * batch.getImageSize() * batch.getImageSize() * imageCount;
        if (pixelBytes > StreamSpec.MAX_BATCH_BYTES) {
            throw new DamagedStreamException(damage(
                    batch,
                    "%d bytes of decoded images are more than the limit of %d"
                            .formatted(pixelBytes, StreamSpec.MAX_BATCH_BYTES)));
        }
        if (batch.getPictureBytesCount() != imageCount) {
            throw new DamagedStreamException("%s has %d encoded images, not %d"
                    .formatted(name(batch), batch.getPictureBytesCount(), imageCount));
        }
        long first = batch.getFirstImageIndex();
        if (first < 0
                || first > StreamSpec.MAX_IMAGE_COUNT - imageCount
                || first % imageCount != 0
                || first / imageCount != batch.getBatchIndex()) {
            throw new DamagedStreamException(damage(
                    batch, "first_image_index %d does not match batches of %d images".formatted(first, imageCount)));
        }
    }

    private static void checkRange(ImageBatch batch, String field, int value, int max) {
        if (value < 1 || value > max) {
            throw new DamagedStreamException(damage(batch, "%s %d is outside 1 to %d".formatted(field, value, max)));
        }
    }

    private static String damage(ImageBatch batch, @Nullable String reason) {
        return "%s is damaged: %s; delete the stream and create it again from the same spec"
                .formatted(name(batch), reason);
    }

    /**
     * Decodes all images of a batch.
     *
     * @return RGB, one byte a channel, (N, H, W, C)
     * @throws DamagedStreamException if an image cannot be decoded, or the batch fails {@link #check}
     */
    public static byte[] pixels(ImageBatch batch, BatchCodec codec) {
        return pixels(batch, 0, batch.getImageCount(), codec);
    }

    /**
     * Decodes {@code count} images of a batch, from index {@code first} on, counted from 0. The other images are not
     * decoded.
     *
     * @return RGB, one byte a channel, (N, H, W, C)
     * @throws DamagedStreamException if one of these images cannot be decoded, or the batch fails {@link #check}
     */
    public static byte[] pixels(ImageBatch batch, int first, int count, BatchCodec codec) {
        check(batch);
        PixelEncoding encoding = EncodingMapper.fromWire(batch.getEncoding())
                .orElseThrow(() -> new DamagedStreamException(
                        "%s has images in encoding %d, which this version does not support; upgrade to a newer version"
                                .formatted(name(batch), batch.getEncodingValue())));
        try {
            EncodedImages all = new EncodedImages(
                    encoding,
                    batch.getImageSize(),
                    batch.getPixels().toByteArray(),
                    batch.getPictureBytesList().stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
            return codec.decode(all, first, count);
        } catch (DamagedImageException | IllegalArgumentException e) {
            throw new DamagedStreamException(damage(batch, e.getMessage()), e);
        }
    }

    /**
     * Returns the labels of a batch: for each latent, one value for each image.
     *
     * @throws IllegalArgumentException if a latent is unknown or does not have one label for each image
     */
    public static Map<Latent, float[]> labels(ImageBatch batch) {
        Map<Latent, float[]> labels = new EnumMap<>(Latent.class);
        for (LatentColumn column : batch.getLabelsList()) {
            Latent latent = LatentMapper.fromWire(column.getLatent());
            if (column.getValuesCount() != batch.getImageCount()) {
                throw new IllegalArgumentException(
                        "%d labels %s for %d images".formatted(column.getValuesCount(), latent, batch.getImageCount()));
            }
            float[] values = new float[column.getValuesCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.getValues(i);
            }
            labels.put(latent, values);
        }
        return labels;
    }

    /** Returns the name of a batch for error messages. */
    public static String name(ImageBatch batch) {
        return "batch %d of %s".formatted(batch.getBatchIndex(), batch.getStream());
    }
}
