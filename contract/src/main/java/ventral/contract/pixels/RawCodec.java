package ventral.contract.pixels;

import java.util.Arrays;

/** Stores pixels without encoding them. */
final class RawCodec implements PictureCodec {

    @Override
    public byte[] encode(byte[] pixels, int start, int imageSize) {
        return Arrays.copyOfRange(pixels, start, start + PictureCodec.pixelBytes(imageSize));
    }

    @Override
    public void decode(byte[] encoded, int from, int length, byte[] pixels, int start, int imageSize)
            throws UnreadablePictureException {
        if (length != PictureCodec.pixelBytes(imageSize)) {
            throw new UnreadablePictureException(
                    "%d bytes are not %d x %d pixels".formatted(length, imageSize, imageSize));
        }
        System.arraycopy(encoded, from, pixels, start, length);
    }

    @Override
    public void close() {}
}
