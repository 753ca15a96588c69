package ventral.trainer.kafka;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.LongStream;
import ventral.contract.latent.Latent;
import ventral.contract.pixels.BatchCodec;
import ventral.contract.pixels.DamagedPictureException;
import ventral.contract.pixels.EncodedPictures;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.wire.Encodings;
import ventral.contract.wire.Latents;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.LatentColumn;
import ventral.trainer.run.DamagedStreamException;
import ventral.trainer.run.LabelledBatch;

/** Makes batches that can be learnt from of those that are stored. */
final class BatchDecoder {

    private final BatchCodec codec;

    BatchDecoder(BatchCodec codec) {
        this.codec = codec;
    }

    /** @throws DamagedStreamException if a picture cannot be decoded, or not every image has one */
    LabelledBatch decode(ImageBatch batch) {
        return new LabelledBatch(
                batch.getBatchIndex(),
                LongStream.range(0, batch.getImageCount())
                        .map(i -> batch.getFirstImageIndex() + i)
                        .toArray(),
                batch.getImageSize(),
                HexFormat.of().formatHex(batch.getStreamDigest().toByteArray()),
                pixels(batch),
                labels(batch),
                Latents.fromWire(batch.getLatentSpace()));
    }

    private byte[] pixels(ImageBatch batch) {
        if (batch.getPictureBytesCount() != batch.getImageCount()) {
            throw new DamagedStreamException("%s has %d pictures of %d images"
                    .formatted(name(batch), batch.getPictureBytesCount(), batch.getImageCount()));
        }
        PixelEncoding encoding = Encodings.fromWire(batch.getEncoding())
                .orElseThrow(() -> new DamagedStreamException(
                        "%s has pictures in encoding %d, which this trainer does not know; a newer one may"
                                .formatted(name(batch), batch.getEncodingValue())));
        try {
            return codec.decode(new EncodedPictures(
                    encoding,
                    batch.getImageSize(),
                    batch.getPixels().toByteArray(),
                    batch.getPictureBytesList().stream()
                            .mapToInt(Integer::intValue)
                            .toArray()));
        } catch (DamagedPictureException | IllegalArgumentException e) {
            throw new DamagedStreamException(
                    "%s is damaged: %s; delete the stream and make it again from the same spec"
                            .formatted(name(batch), e.getMessage()),
                    e);
        }
    }

    private static String name(ImageBatch batch) {
        return "batch %d of %s".formatted(batch.getBatchIndex(), batch.getStream());
    }

    private static Map<Latent, float[]> labels(ImageBatch batch) {
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
}
