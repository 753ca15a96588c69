package ventral.trainer.kafka;

import java.util.HexFormat;
import java.util.stream.LongStream;
import ventral.contract.kafka.BatchContent;
import ventral.contract.pixels.BatchCodec;
import ventral.contract.wire.Latents;
import ventral.events.v1.ImageBatch;
import ventral.trainer.run.LabelledBatch;

/** Makes batches that can be learnt from of those that are stored. */
final class BatchDecoder {

    private final BatchCodec codec;

    BatchDecoder(BatchCodec codec) {
        this.codec = codec;
    }

    /** @throws ventral.contract.image.DamagedStreamException if a picture cannot be decoded, or not every image has one */
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
                Latents.fromWire(batch.getLatentSpace()));
    }
}
