package ventral.contract.kafka;

import java.util.EnumMap;
import java.util.Map;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.latent.Latent;
import ventral.contract.pixels.BatchCodec;
import ventral.contract.pixels.DamagedPictureException;
import ventral.contract.pixels.EncodedPictures;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.wire.Encodings;
import ventral.contract.wire.Latents;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.LatentColumn;

/** What a stored batch holds: pictures and labels. */
public final class BatchContent {

    private BatchContent() {}

    /**
     * All pictures of a batch.
     *
     * @return RGB, one byte a channel, (N, H, W, C)
     * @throws DamagedStreamException if a picture cannot be decoded, or not every image has one
     */
    public static byte[] pixels(ImageBatch batch, BatchCodec codec) {
        return pixels(batch, 0, batch.getImageCount(), codec);
    }

    /**
     * {@code count} pictures of a batch, from its {@code first} on, counted from 0; the others are not decoded.
     *
     * @return RGB, one byte a channel, (N, H, W, C)
     * @throws DamagedStreamException if one of them cannot be decoded, or not every image has one
     */
    public static byte[] pixels(ImageBatch batch, int first, int count, BatchCodec codec) {
        if (batch.getPictureBytesCount() != batch.getImageCount()) {
            throw new DamagedStreamException("%s has %d pictures of %d images"
                    .formatted(name(batch), batch.getPictureBytesCount(), batch.getImageCount()));
        }
        PixelEncoding encoding = Encodings.fromWire(batch.getEncoding())
                .orElseThrow(() -> new DamagedStreamException(
                        "%s has pictures in encoding %d, which this version does not know; a newer one may"
                                .formatted(name(batch), batch.getEncodingValue())));
        try {
            EncodedPictures all = new EncodedPictures(
                    encoding,
                    batch.getImageSize(),
                    batch.getPixels().toByteArray(),
                    batch.getPictureBytesList().stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
            return codec.decode(all, first, count);
        } catch (DamagedPictureException | IllegalArgumentException e) {
            throw new DamagedStreamException(
                    "%s is damaged: %s; delete the stream and make it again from the same spec"
                            .formatted(name(batch), e.getMessage()),
                    e);
        }
    }

    /** Of each latent a value for each image. */
    public static Map<Latent, float[]> labels(ImageBatch batch) {
        Map<Latent, float[]> labels = new EnumMap<>(Latent.class);
        for (LatentColumn column : batch.getLabelsList()) {
            float[] values = new float[column.getValuesCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.getValues(i);
            }
            labels.put(Latents.fromWire(column.getLatent()), values);
        }
        return labels;
    }

    /** As errors call it. */
    public static String name(ImageBatch batch) {
        return "batch %d of %s".formatted(batch.getBatchIndex(), batch.getStream());
    }
}
