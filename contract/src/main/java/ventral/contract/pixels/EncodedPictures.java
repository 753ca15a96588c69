package ventral.contract.pixels;

import java.util.Arrays;
import ventral.contract.spec.PixelEncoding;

/**
 * Pictures as they are stored.
 *
 * @param imageSize width and height, pixels
 * @param bytes the pictures one after another
 * @param lengths of each picture in {@code bytes}
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncodedPictures(PixelEncoding encoding, int imageSize, byte[] bytes, int... lengths) {

    /** @throws IllegalArgumentException if the lengths are not those of the pictures */
    public EncodedPictures {
        if (Arrays.stream(lengths).anyMatch(length -> length < 0)
                || Arrays.stream(lengths).asLongStream().sum() != bytes.length) {
            throw new IllegalArgumentException("%d bytes of pictures, and %d pictures that should have %d together"
                    .formatted(
                            bytes.length,
                            lengths.length,
                            Arrays.stream(lengths).asLongStream().sum()));
        }
    }

    static EncodedPictures of(PixelEncoding encoding, int imageSize, byte[][] pictures) {
        int[] lengths =
                Arrays.stream(pictures).mapToInt(picture -> picture.length).toArray();
        byte[] bytes = new byte[Arrays.stream(lengths).sum()];
        int at = 0;
        for (byte[] picture : pictures) {
            System.arraycopy(picture, 0, bytes, at, picture.length);
            at += picture.length;
        }
        return new EncodedPictures(encoding, imageSize, bytes, lengths);
    }

    public int imageCount() {
        return lengths.length;
    }

    /** Where each picture begins in {@code bytes}. */
    int[] starts() {
        int[] starts = lengths.clone();
        Arrays.parallelPrefix(starts, Integer::sum);
        for (int i = 0; i < starts.length; i++) {
            starts[i] -= lengths[i];
        }
        return starts;
    }
}
