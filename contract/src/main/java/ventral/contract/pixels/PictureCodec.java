package ventral.contract.pixels;

import ventral.contract.spec.PixelEncoding;

/**
 * Encodes and decodes one picture after the other. For one thread. Decoded pixels are RGB, one byte a channel, row by row
 * from the top.
 */
public interface PictureCodec extends AutoCloseable {

    static PictureCodec open(PixelEncoding encoding) {
        return switch (encoding) {
            case RAW -> new RawCodec();
            case ZSTD -> new ZstdCodec();
            case JPEG -> new JpegCodec();
        };
    }

    /** Bytes of a decoded picture. */
    static int pixelBytes(int imageSize) {
        return 3 * imageSize * imageSize;
    }

    /**
     * @param start of the picture in {@code pixels}
     * @param imageSize width and height, pixels
     */
    byte[] encode(byte[] pixels, int start, int imageSize);

    /**
     * Decodes {@code length} bytes of {@code encoded} from {@code from} on.
     *
     * @param start of the picture in {@code pixels}, which is written to
     * @throws UnreadablePictureException if they are no picture of that size
     */
    void decode(byte[] encoded, int from, int length, byte[] pixels, int start, int imageSize)
            throws UnreadablePictureException;

    @Override
    void close();
}
