package ventral.platform.pixels;

import java.util.Arrays;

/** Stores pixels without encoding them. */
final class RawCodec implements ImageCodec {

    @Override
    public byte[] encode(byte[] pixels, int start, int imageSize) {
        return Arrays.copyOfRange(pixels, start, start + ImageCodec.pixelBytes(imageSize));
    }

    @Override
    public void decode(byte[] encoded, int from, int length, byte[] pixels, int start, int imageSize)
            throws UnreadableImageException {
        if (length != ImageCodec.pixelBytes(imageSize)) {
            throw new UnreadableImageException(
                    "%d bytes are not %d x %d pixels".formatted(length, imageSize, imageSize));
        }
        System.arraycopy(encoded, from, pixels, start, length);
    }

    @Override
    public void close() {}
}
