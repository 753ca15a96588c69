package ventral.platform.pixels;

import ventral.contract.spec.PixelEncoding;

/**
 * Encodes and decodes one image after the other. For one thread. Decoded pixels are RGB, one byte a channel, row by row
 * from the top.
 */
public interface ImageCodec extends AutoCloseable {

    static ImageCodec open(PixelEncoding encoding) {
        return switch (encoding) {
            case RAW -> new RawCodec();
            case ZSTD -> new ZstdCodec();
            case JPEG -> new JpegCodec();
        };
    }

    /** Returns the size of a decoded image in bytes. */
    static int pixelBytes(int imageSize) {
        return 3 * imageSize * imageSize;
    }

    /**
     * Encodes one image.
     *
     * @param start index of the image's first byte in {@code pixels}
     * @param imageSize width and height, pixels
     */
    byte[] encode(byte[] pixels, int start, int imageSize);

    /**
     * Decodes an image from {@code length} bytes of {@code encoded}, from index {@code from} on.
     *
     * @param start index in {@code pixels} at which the decoded image is written
     * @throws UnreadableImageException if the bytes are not an image of that size
     */
    void decode(byte[] encoded, int from, int length, byte[] pixels, int start, int imageSize)
            throws UnreadableImageException;

    @Override
    void close();
}
