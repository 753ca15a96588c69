package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

/**
 * What a user asks of an image stream. A stream is a pure function of its spec.
 *
 * @param imageCount images in the stream, a multiple of {@code batchSize}
 * @param imageSize width and height of an image, pixels
 */
public record StreamSpec(long seed, long imageCount, int imageSize, int batchSize) {

    public static final int DEFAULT_IMAGE_SIZE = 64;
    public static final int DEFAULT_BATCH_SIZE = 64;
    public static final int MIN_IMAGE_SIZE = 32;
    public static final int MAX_IMAGE_SIZE = 512;

    /** A batch is one Kafka record: its pixels stay below the broker's 8 MiB, before compression. */
    public static final int MAX_BATCH_BYTES = 7 << 20;

    /** @throws InvalidFieldException if a value breaks its limit */
    public StreamSpec {
        check(
                imageSize >= MIN_IMAGE_SIZE && imageSize <= MAX_IMAGE_SIZE,
                "image_size",
                "image_size %d is outside %d to %d pixels",
                imageSize,
                MIN_IMAGE_SIZE,
                MAX_IMAGE_SIZE);
        check(batchSize >= 8 && batchSize <= 512, "batch_size", "batch_size %d is outside 8 to 512 images", batchSize);
        check(
                3L * imageSize * imageSize * batchSize <= MAX_BATCH_BYTES,
                "batch_size",
                "batch_size %d at image_size %d makes a batch of %d bytes; at most %d images fit the limit of %d bytes",
                batchSize,
                imageSize,
                3L * imageSize * imageSize * batchSize,
                MAX_BATCH_BYTES / (3 * imageSize * imageSize),
                MAX_BATCH_BYTES);
        check(
                imageCount > 0 && imageCount % batchSize == 0,
                "image_count",
                "image_count %d is not a positive multiple of batch_size %d; the nearest above is %d",
                imageCount,
                batchSize,
                (Math.max(0, imageCount - 1) / batchSize + 1) * batchSize);
    }

    public long batchCount() {
        return imageCount / batchSize;
    }
}
