package ventral.platform.kafka;

import java.util.EnumMap;
import java.util.Map;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.latent.Latent;
import ventral.contract.spec.PixelEncoding;
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
     * Decodes all images of a batch.
     *
     * @return RGB, one byte a channel, (N, H, W, C)
     * @throws DamagedStreamException if an image cannot be decoded, or the batch does not have one encoded image for
     *     each image
     */
    public static byte[] pixels(ImageBatch batch, BatchCodec codec) {
        return pixels(batch, 0, batch.getImageCount(), codec);
    }

    /**
     * Decodes {@code count} images of a batch, from index {@code first} on, counted from 0. The other images are not
     * decoded.
     *
     * @return RGB, one byte a channel, (N, H, W, C)
     * @throws DamagedStreamException if one of these images cannot be decoded, or the batch does not have one encoded
     *     image for each image
     */
    public static byte[] pixels(ImageBatch batch, int first, int count, BatchCodec codec) {
        if (batch.getPictureBytesCount() != batch.getImageCount()) {
            throw new DamagedStreamException("%s has %d encoded images, not %d"
                    .formatted(name(batch), batch.getPictureBytesCount(), batch.getImageCount()));
        }
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
            throw new DamagedStreamException(
                    "%s is damaged: %s; delete the stream and create it again from the same spec"
                            .formatted(name(batch), e.getMessage()),
                    e);
        }
    }

    /** Returns the labels of a batch: for each latent, one value for each image. */
    public static Map<Latent, float[]> labels(ImageBatch batch) {
        Map<Latent, float[]> labels = new EnumMap<>(Latent.class);
        for (LatentColumn column : batch.getLabelsList()) {
            float[] values = new float[column.getValuesCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.getValues(i);
            }
            labels.put(LatentMapper.fromWire(column.getLatent()), values);
        }
        return labels;
    }

    /** Returns the name of a batch for error messages. */
    public static String name(ImageBatch batch) {
        return "batch %d of %s".formatted(batch.getBatchIndex(), batch.getStream());
    }
}
