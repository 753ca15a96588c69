package ventral.platform.pixels;

import java.util.Arrays;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;

/**
 * Encoded images of a batch, as they are stored.
 *
 * @param imageSize width and height, pixels
 * @param bytes the encoded images one after another
 * @param lengths length of each image in {@code bytes}
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncodedImages(PixelEncoding encoding, int imageSize, byte[] bytes, int... lengths) {

    /**
     * Checks that the lengths match the bytes.
     *
     * @throws IllegalArgumentException if no stream has images of that size, or the lengths do not add up to the number
     *     of bytes
     */
    public EncodedImages {
        if (imageSize < 1 || imageSize > StreamSpec.MAX_IMAGE_SIZE) {
            throw new IllegalArgumentException(
                    "image size %d is outside 1 to %d pixels".formatted(imageSize, StreamSpec.MAX_IMAGE_SIZE));
        }
        if (Arrays.stream(lengths).anyMatch(length -> length < 0)
                || Arrays.stream(lengths).asLongStream().sum() != bytes.length) {
            throw new IllegalArgumentException("%d bytes of encoded images, but lengths of %d images add up to %d"
                    .formatted(
                            bytes.length,
                            lengths.length,
                            Arrays.stream(lengths).asLongStream().sum()));
        }
    }

    static EncodedImages of(PixelEncoding encoding, int imageSize, byte[][] pictures) {
        int[] lengths =
                Arrays.stream(pictures).mapToInt(picture -> picture.length).toArray();
        byte[] bytes = new byte[Arrays.stream(lengths).sum()];
        int at = 0;
        for (byte[] picture : pictures) {
            System.arraycopy(picture, 0, bytes, at, picture.length);
            at += picture.length;
        }
        return new EncodedImages(encoding, imageSize, bytes, lengths);
    }

    public int imageCount() {
        return lengths.length;
    }

    /** Returns the offset of each image in {@code bytes}. */
    int[] starts() {
        int[] starts = lengths.clone();
        Arrays.parallelPrefix(starts, Integer::sum);
        for (int i = 0; i < starts.length; i++) {
            starts[i] -= lengths[i];
        }
        return starts;
    }
}
