package ventral.trainer.kafka;

import java.util.HexFormat;
import java.util.Map;
import java.util.stream.LongStream;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.wire.LatentMapper;
import ventral.events.v1.ImageBatch;
import ventral.platform.kafka.BatchContent;
import ventral.platform.pixels.BatchCodec;
import ventral.trainer.batch.LabelledBatch;

/** Decodes stored batches to batches for training. */
final class BatchDecoder {

    private final BatchCodec codec;

    BatchDecoder(BatchCodec codec) {
        this.codec = codec;
    }

    /**
     * Decodes a batch.
     *
     * @throws DamagedStreamException if the batch fails {@link BatchContent#check}, an image cannot be decoded, or the
     *     labels are invalid
     */
    LabelledBatch decode(ImageBatch batch) {
        BatchContent.check(batch);
        Map<Latent, float[]> labels;
        LatentSpace space;
        try {
            labels = BatchContent.labels(batch);
            space = LatentMapper.fromWire(batch.getLatentSpace());
        } catch (IllegalArgumentException e) {
            throw new DamagedStreamException(
                    "%s has invalid labels: %s".formatted(BatchContent.name(batch), e.getMessage()), e);
        }
        return new LabelledBatch(
                batch.getBatchIndex(),
                LongStream.range(0, batch.getImageCount())
                        .map(i -> batch.getFirstImageIndex() + i)
                        .toArray(),
                batch.getImageSize(),
                HexFormat.of().formatHex(batch.getStreamDigest().toByteArray()),
                BatchContent.pixels(batch, codec),
                labels,
                space);
    }
}
