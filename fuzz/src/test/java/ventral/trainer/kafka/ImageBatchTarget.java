package ventral.trainer.kafka;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.StreamName;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.contract.wire.EncodingMapper;
import ventral.events.v1.ImageBatch;
import ventral.events.v1.LatentColumn;
import ventral.fuzz.ByteSource;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.MessageEditor;
import ventral.platform.kafka.ImageRecordDecoder;
import ventral.platform.pixels.BatchCodec;
import ventral.platform.pixels.EncodedImages;
import ventral.type.v1.Latent;
import ventral.type.v1.LatentMoments;
import ventral.type.v1.LatentSpace;

/** Decodes records of an image log as a trainer does. */
public final class ImageBatchTarget {

    private static final int IMAGE_COUNT = 8;
    private static final int IMAGE_SIZE = 32;
    private static final Topic<ImageBatch> TOPIC = Topics.imageBatches(new StreamName("s1"));
    private static final BatchCodec CODEC = BatchCodec.open();
    private static final BatchDecoder DECODER = new BatchDecoder(CODEC);
    private static final List<ImageBatch> BATCHES = batches();

    private ImageBatchTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "image-batch",
                Set.of(DamagedStreamException.class, InvalidProtocolBufferException.class),
                () -> List.of(new byte[] {1, 0}, new byte[] {1, 1}, new byte[] {1, 2}, wire(BATCHES.get(0))),
                ImageBatchTarget::decode);
    }

    private static void decode(byte[] input) throws InvalidProtocolBufferException {
        ByteSource source = new ByteSource(input);
        byte[] value = source.below(2) == 0
                ? source.rest()
                : MessageEditor.edit(BATCHES, source).toByteArray();
        DECODER.decode(ImageRecordDecoder.decode(TOPIC, 0, 0, value));
    }

    private static byte[] wire(ImageBatch batch) {
        return ByteString.copyFrom(new byte[1]).concat(batch.toByteString()).toByteArray();
    }

    private static List<ImageBatch> batches() {
        List<ImageBatch> batches = new ArrayList<>();
        for (PixelEncoding encoding : PixelEncoding.values()) {
            byte[] pixels = new byte[3 * IMAGE_SIZE * IMAGE_SIZE * IMAGE_COUNT];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) (i / 7);
            }
            EncodedImages images = CODEC.encode(encoding, pixels, IMAGE_COUNT, IMAGE_SIZE);
            ImageBatch.Builder batch = ImageBatch.newBuilder()
                    .setStream("streams/s1")
                    .setImageCount(IMAGE_COUNT)
                    .setImageSize(IMAGE_SIZE)
                    .setEncoding(EncodingMapper.toWire(encoding))
                    .setPixels(ByteString.copyFrom(images.bytes()))
                    .setLatentSpace(LatentSpace.newBuilder()
                            .addCategories("mug")
                            .addIdentities("mug-0")
                            .addLabelled(Latent.LATENT_DISTANCE)
                            .addMoments(LatentMoments.newBuilder()
                                    .setLatent(Latent.LATENT_DISTANCE)
                                    .setMean(1)
                                    .setStandardDeviation(1)));
            LatentColumn.Builder labels = LatentColumn.newBuilder().setLatent(Latent.LATENT_DISTANCE);
            for (int length : images.lengths()) {
                batch.addPictureBytes(length);
                labels.addValues(1.5f);
            }
            batches.add(batch.addLabels(labels).build());
        }
        return batches;
    }
}
