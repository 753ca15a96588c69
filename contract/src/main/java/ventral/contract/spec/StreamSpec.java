package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

/**
 * Describes an image stream that a user requests. A stream is a pure function of its spec.
 *
 * @param imageCount images in the stream, a multiple of {@code batchSize}; 0 for a stream without end
 * @param imageSize width and height of an image, pixels
 */
public record StreamSpec(
        long seed, long imageCount, int imageSize, int batchSize, ImageOrigin origin, PixelEncoding encoding) {

    public static final int DEFAULT_IMAGE_SIZE = 64;
    public static final int DEFAULT_BATCH_SIZE = 64;
    public static final PixelEncoding DEFAULT_ENCODING = PixelEncoding.ZSTD;
    public static final int MIN_IMAGE_SIZE = 32;
    public static final int MAX_IMAGE_SIZE = 512;
    public static final int MIN_BATCH_SIZE = 8;
    public static final int MAX_BATCH_SIZE = 512;

    /**
     * Limit on every count of images in a spec. A product with {@link RunSpec#MAX_EPOCH_COUNT}, and a sum over
     * {@link SweepSpec#MAX_RUN_COUNT} runs, fit a {@code long}.
     */
    public static final long MAX_IMAGE_COUNT = 1_000_000_000_000L;

    /**
     * Limit on the size of a batch. A batch is one Kafka record, and its pixels stay below the broker's 8 MiB before
     * compression.
     */
    public static final int MAX_BATCH_BYTES = 7 << 20;

    /**
     * Checks every field against its limits.
     *
     * @throws InvalidFieldException if a value breaks its limit
     */
    public StreamSpec {
        check(
                imageSize >= MIN_IMAGE_SIZE && imageSize <= MAX_IMAGE_SIZE,
                "image_size",
                "image_size %d is outside %d to %d pixels",
                imageSize,
                MIN_IMAGE_SIZE,
                MAX_IMAGE_SIZE);
        check(
                batchSize >= MIN_BATCH_SIZE && batchSize <= MAX_BATCH_SIZE,
                "batch_size",
                "batch_size %d is outside %d to %d images",
                batchSize,
                MIN_BATCH_SIZE,
                MAX_BATCH_SIZE);
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
                imageCount > 0 || origin instanceof SceneSpec,
                "image_count",
                "image_count %d: an imported stream has as many images as its index",
                imageCount);
        checkImageCount("image_count", imageCount);
        check(
                imageCount >= 0 && imageCount % batchSize == 0,
                "image_count",
                "image_count %d is not a multiple of batch_size %d; the nearest above is %d (0 is a stream without end)",
                imageCount,
                batchSize,
                (Math.max(0, imageCount - 1) / batchSize + 1) * batchSize);
    }

    /** Creates a stream of rendered scenes with every default. */
    public static StreamSpec rendered(long seed, long imageCount, int imageSize, int batchSize) {
        return new StreamSpec(seed, imageCount, imageSize, batchSize, SceneSpec.DEFAULT, DEFAULT_ENCODING);
    }

    /**
     * Checks a count of images against {@link #MAX_IMAGE_COUNT}.
     *
     * @param field the count's field in the API, such as {@code recipe.held_out_image_count}
     * @throws InvalidFieldException if the count is more than the limit
     */
    static void checkImageCount(String field, long imageCount) {
        check(
                imageCount <= MAX_IMAGE_COUNT,
                field,
                "%s %d is more than the limit of %d images",
                field.substring(field.lastIndexOf('.') + 1),
                imageCount,
                MAX_IMAGE_COUNT);
    }

    public boolean isUnbounded() {
        return imageCount == 0;
    }

    /** Returns the number of batches; for a stream without end, more than can ever be rendered. */
    public long batchCount() {
        return isUnbounded() ? Long.MAX_VALUE / batchSize : imageCount / batchSize;
    }
}
