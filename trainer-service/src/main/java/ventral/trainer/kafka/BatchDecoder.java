package ventral.trainer.kafka;

import java.util.HexFormat;
import java.util.stream.LongStream;
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
     * @throws ventral.contract.image.DamagedStreamException if an image cannot be decoded, or the batch does not have
     *     one encoded image for each image
     */
    LabelledBatch decode(ImageBatch batch) {
        return new LabelledBatch(
                batch.getBatchIndex(),
                LongStream.range(0, batch.getImageCount())
                        .map(i -> batch.getFirstImageIndex() + i)
                        .toArray(),
                batch.getImageSize(),
                HexFormat.of().formatHex(batch.getStreamDigest().toByteArray()),
                BatchContent.pixels(batch, codec),
                BatchContent.labels(batch),
                LatentMapper.fromWire(batch.getLatentSpace()));
    }
}
